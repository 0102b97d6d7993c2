/**
 * What a global pattern finds in a text, in order. `matchAll` finds the same with a copy of the pattern, which takes
 * longer than the search when the pattern is large and the text a sentence.
 */
export function matchesIn(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}
