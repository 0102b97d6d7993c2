import { foldLetters } from '#src/language/fold.ts';

/** A folded text that knows where each of its characters stood in what was typed. */
export type FoldedText = {
  /** Lower case, without accents; punctuation kept, white space runs as one space or one line break. */
  readonly text: string;
  /** Where the folded span stood in the original, as a UTF-16 span with an exclusive end. */
  readonly original: (start: number, end: number) => { start: number; end: number };
};

const likeCharacters: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '‑': '-',
  '‐': '-',
  '’': "'",
};

function foldCharacter(character: string): string {
  if (character > ' ' && character <= '~') return character.toLowerCase();
  if (/^[\s\p{Zs}]$/u.test(character)) return character === '\n' || character === '\r' ? '\n' : ' ';
  return likeCharacters[character] ?? foldLetters(character);
}

// One note is read for its day, its way, its needs and its offers, one after the other.
let last: { readonly original: string; readonly folded: FoldedText } | undefined;

/**
 * Folds a text for matching. Patterns on the result need no accents, meet no letter that JavaScript's `\b`
 * takes for a word's end (as `å` in `frågade`), and no long runs of white space to backtrack over.
 */
export function foldText(original: string): FoldedText {
  if (last?.original !== original) last = { original, folded: foldAnew(original) };
  return last.folded;
}

function foldAnew(original: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  let at = 0;
  for (const character of original) {
    const next = at + character.length;
    const folded = foldCharacter(character);
    const before = text.at(-1);
    if ((folded === ' ' || folded === '\n') && (before === ' ' || before === '\n')) {
      if (folded === '\n') text = `${text.slice(0, -1)}\n`;
      ends[ends.length - 1] = next;
    } else if (folded === '') {
      // A combining mark belongs to the letter before it.
      if (ends.length > 0) ends[ends.length - 1] = next;
    } else {
      text += folded;
      for (let unit = 0; unit < folded.length; unit += 1) {
        starts.push(at);
        ends.push(next);
      }
    }
    at = next;
  }
  return {
    text,
    original: (start, end) => ({
      start: starts[start] ?? original.length,
      end: end > start ? (ends[end - 1] ?? original.length) : (starts[start] ?? original.length),
    }),
  };
}
