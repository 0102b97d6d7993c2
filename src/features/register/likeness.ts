import { digitsOf, isMisspelling, isSameWord, slipsIn } from '#src/language/organisation-names.ts';

type SeenWord = { readonly word: string; readonly letters: number; readonly trigrams: number };

const shortestJoined = 6;
// So few are sooner compared than sorted by what they have in common.
const few = 16;

/**
 * Names, to find what one may be a misspelling of. Finds all that `isMisspelling` knows, whatever else is there: what
 * was left for somebody to decide is left again the next time. Names are folded.
 */
export class Likeness {
  readonly #byDigits = new Map<string, { readonly names: string[]; alike?: Alike }>();

  add(name: string): void {
    const digits = digitsOf(name);
    const same = this.#byDigits.get(digits);
    if (same === undefined) this.#byDigits.set(digits, { names: [name] });
    else same.names.push(name);
  }

  /** The first name, by the alphabet, that this one may be a misspelling of, or that may be one of it. */
  find(name: string): string | undefined {
    const same = this.#byDigits.get(digitsOf(name));
    if (same === undefined) return undefined;
    if (same.names.length > few) same.alike ??= new Alike(same.names);
    const candidates = same.alike?.list(name) ?? same.names;
    const meant = [...candidates].filter((one) => one !== name && isEither(name, one));
    return meant.sort()[0];
  }
}

function isEither(name: string, other: string): boolean {
  return isMisspelling(name, other) || isMisspelling(other, name);
}

/** Many names, to list those that can be alike: that share a word with a slip or two, a beginning, or a half. */
class Alike {
  readonly #names: readonly string[];
  #taken = 0;
  readonly #near = new Map<string, string[]>();
  readonly #words: SeenWord[] = [];
  readonly #wordsByTrigram = new Map<string, number[]>();
  // How many trigrams each word shares with the one that is looked at; all zero in between.
  #counts = new Uint8Array(1_024);
  readonly #namesByWord = new Map<string, string[]>();
  readonly #namesByKey = new Map<string, string[]>();

  /** `names` may grow. */
  constructor(names: readonly string[]) {
    this.#names = names;
  }

  /** What a name may be a misspelling of, and more. */
  list(name: string): Set<string> {
    for (const one of this.#names.slice(this.#taken)) this.#take(one);
    this.#taken = this.#names.length;
    const candidates = new Set(this.#listWithWord(name));
    for (const key of keysOf(name)) for (const one of this.#namesByKey.get(key) ?? []) candidates.add(one);
    return candidates;
  }

  #take(name: string): void {
    for (const word of new Set(name.split(' '))) {
      this.#listNear(word);
      push(this.#namesByWord, word, name);
    }
    for (const key of keysOf(name)) push(this.#namesByKey, key, name);
  }

  // All words of a misspelt name are like the other's: the one that fewest names have is enough.
  #listWithWord(name: string): string[] {
    const choices = name.split(' ').map((word) => {
      const lists = this.#listNear(word).map((one) => this.#namesByWord.get(one) ?? []);
      return { lists, size: lists.reduce((sum, list) => sum + list.length, 0) };
    });
    return choices.reduce((fewest, one) => (one.size < fewest.size ? one : fewest)).lists.flat();
  }

  /** The words seen so far that are like one, itself among them; each two are compared once. */
  #listNear(word: string): readonly string[] {
    const known = this.#near.get(word);
    if (known !== undefined) return known;
    const trigrams = trigramsOf(word);
    const near = this.#listSharing(word, trigrams).filter((one) => isSameWord(word, one));
    for (const one of near) this.#near.get(one)?.push(word);
    this.#addWord(word, trigrams);
    const all = [...near, word];
    this.#near.set(word, all);
    return all;
  }

  // A slip changes four trigrams at most, in either word: whoever shares fewer than are then left is not alike. Ten
  // thousand names share tens of millions, so they are counted by number: sets of texts would take seconds.
  #listSharing(word: string, trigrams: readonly string[]): readonly string[] {
    const counts = this.#counts;
    const touched: number[] = [];
    for (const trigram of trigrams) {
      for (const at of this.#wordsByTrigram.get(trigram) ?? []) {
        const before = counts[at] ?? 0;
        if (before === 0) touched.push(at);
        counts[at] = before + 1;
      }
    }
    const letters = lettersOf(word);
    const sharing: string[] = [];
    for (const at of touched) {
      const other = this.#words[at];
      const shared = counts[at] ?? 0;
      counts[at] = 0;
      if (other === undefined) continue;
      const slips = slipsIn(word, other.word);
      if (shared < Math.max(trigrams.length, other.trigrams) - 4 * slips) continue;
      // Each letter that only the one has is a slip.
      const foreign = Math.max(countBits(letters & ~other.letters), countBits(other.letters & ~letters));
      if (foreign <= slips) sharing.push(other.word);
    }
    return sharing;
  }

  #addWord(word: string, trigrams: readonly string[]): void {
    const at = this.#words.push({ word, letters: lettersOf(word), trigrams: trigrams.length }) - 1;
    for (const trigram of trigrams) push(this.#wordsByTrigram, trigram, at);
    if (this.#words.length > this.#counts.length) this.#counts = new Uint8Array(2 * this.#words.length);
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

function trigramsOf(word: string): string[] {
  const padded = `  ${word} `;
  return [...new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)))];
}

/** Which letters a word has, a bit for each: some share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/**
 * What two names share when one is the beginning of the other, or when they differ by a space and one letter: then
 * one half of the letters is the same. Halves of lengths that differ by one are of the same length once.
 */
function keysOf(name: string): Set<string> {
  const [first = '', second = ''] = name.split(' ');
  const keys = new Set(second === '' ? [] : [`^${first} ${second.slice(0, 3)}`]);
  const joined = name.replaceAll(' ', '');
  if (joined.length < shortestJoined - 1) return keys;
  for (const half of [Math.floor(joined.length / 2), Math.floor((joined.length - 1) / 2)]) {
    keys.add(`<${joined.slice(0, half)}`);
    keys.add(`>${joined.slice(-half)}`);
  }
  return keys;
}
