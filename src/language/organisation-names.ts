import { distance } from 'fastest-levenshtein';
import { fold } from '#src/language/fold.ts';
import { isWithin } from '#src/language/understanding/word-forms.ts';

/** The numbers in a name: "Förening 1" and "Förening 2" are two actors, however alike. */
export function digitsOf(name: string): string {
  return name.replace(/\D+/g, ' ').trim();
}

/** How many slips two folded words may have to be the same: one in each four letters, so that `IK` and `FK` must be right. */
export function slipsIn(word: string, other: string): number {
  return Math.floor(Math.max(word.length, other.length) / 4);
}

/** Whether two folded words are the same but for slips of the finger. */
export function isSameWord(typed: string, meant: string): boolean {
  const slips = slipsIn(typed, meant);
  return Math.abs(typed.length - meant.length) <= slips && isWithin(slips, typed, meant);
}

/** Whether a folded text is how a folded name begins: two words at least, the last of three letters at least. */
export function isStartOfName(text: string, name: string): boolean {
  const typed = text.split(' ');
  const meant = name.split(' ');
  return (
    typed.length >= 2 &&
    typed.every((word, at) => {
      const other = meant[at] ?? '';
      return at === typed.length - 1 ? word.length >= 3 && other.startsWith(word) : other === word;
    })
  );
}

/**
 * Whether a folded text is a folded name with slips of the finger: the same words with a wrong letter in four, a
 * space more or less, or the name's beginning (two words at least). A further word makes another name: `Sätra Kultur`
 * is not `Hagsätra Kultur`.
 */
export function isMisspelling(typed: string, name: string): boolean {
  if (digitsOf(typed) !== digitsOf(name)) return false;
  if (isStartOfName(typed, name)) return true;
  const typedWords = typed.split(' ');
  const words = name.split(' ');
  if (typedWords.length === words.length) {
    return typedWords.every((word, at) => isSameWord(word, words[at] ?? ''));
  }
  const joined = typed.replaceAll(' ', '');
  return joined.length >= 6 && distance(joined, name.replaceAll(' ', '')) <= 1;
}

/** Some words of a sentence that may be a name; the span is in UTF-16 units with an exclusive end. */
export type NameWindow = {
  readonly folded: string;
  readonly words: number;
  readonly start: number;
  readonly end: number;
  /** Whether it begins as a name does. */
  readonly capital: boolean;
};

const mostWords = 60;
const longestName = 6;

/** Every run of one to six words among the first sixty of a sentence. */
export function listNameWindows(sentence: string): NameWindow[] {
  const words: RegExpExecArray[] = [];
  for (const match of sentence.matchAll(/[\p{L}\p{N}\p{M}][^\s,;:!?()"”“]*/gu)) {
    words.push(match);
    if (words.length === mostWords) break;
  }
  const windows: NameWindow[] = [];
  for (const [first, from] of words.entries()) {
    for (const [more, to] of words.slice(first, first + longestName).entries()) {
      const typed = sentence.slice(from.index, to.index + to[0].length).replace(/[^\p{L}\p{N}\p{M}]+$/u, '');
      // A name does not go on past a comma or a new sentence.
      if (more > 0 && /[,;:!?\n]|\.\s/.test(typed)) break;
      const folded = fold(typed);
      if (folded.length > 120) break;
      if (folded !== '') {
        const capital = /^\p{Lu}|^\p{N}/u.test(typed);
        windows.push({ folded, words: more + 1, start: from.index, end: from.index + typed.length, capital });
      }
    }
  }
  return windows;
}
