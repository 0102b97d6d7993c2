import { distance } from 'fastest-levenshtein';
import { fold } from '#src/language/fold.ts';

/** One wrong letter in a short word, one in three in a longer one: what is further away is another word. */
function isNear(edits: number, length: number): boolean {
  return edits <= Math.max(1, Math.floor(length / 3));
}

/** The words most like the one typed, the nearest first, at most `max`; none when nothing is like it. */
export function nearestWords(word: string, words: readonly string[], max: number): string[] {
  const typed = fold(word);
  if (typed === '') return [];
  return words
    .map((candidate) => ({ candidate, folded: fold(candidate) }))
    .filter(({ folded }) => isNear(Math.abs(folded.length - typed.length), folded.length))
    .map(({ candidate, folded }) => ({ candidate, length: folded.length, edits: distance(typed, folded) }))
    .filter(({ edits, length }) => isNear(edits, length))
    .sort((a, b) => a.edits - b.edits)
    .slice(0, max)
    .map(({ candidate }) => candidate);
}
