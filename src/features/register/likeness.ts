import { isMisspelling, isSameWord, slipsIn } from '#src/language/organisation-names.ts';

const shortestJoined = 6;

/**
 * Names, to find what one may be a misspelling of. Finds all that `isMisspelling` knows, whatever else is there: what
 * was left for somebody to decide is left again the next time. It compares only what can be alike: names that share
 * a word with a slip or two, a beginning, or a half. Names are folded.
 */
export class Likeness {
  readonly #near = new Map<string, string[]>();
  readonly #words: { readonly word: string; readonly trigrams: number }[] = [];
  readonly #wordsByTrigram = new Map<string, number[]>();
  // How many trigrams each word shares with the one that is looked at; all zero in between.
  #counts = new Uint8Array(1_024);
  readonly #namesByWord = new Map<string, string[]>();
  readonly #namesByKey = new Map<string, string[]>();

  add(name: string): void {
    for (const word of new Set(name.split(' '))) {
      this.#listNear(word);
      push(this.#namesByWord, word, name);
    }
    for (const key of keysOf(name)) push(this.#namesByKey, key, name);
  }

  /** The first name, by the alphabet, that this one may be a misspelling of, or that may be one of it. */
  find(name: string): string | undefined {
    const candidates = new Set(this.#listWithWord(name));
    for (const key of keysOf(name)) for (const one of this.#namesByKey.get(key) ?? []) candidates.add(one);
    candidates.delete(name);
    return [...candidates].filter((one) => isMisspelling(name, one) || isMisspelling(one, name)).sort()[0];
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
    const sharing: string[] = [];
    for (const at of touched) {
      const other = this.#words[at];
      const shared = counts[at] ?? 0;
      counts[at] = 0;
      if (other === undefined) continue;
      const left = Math.max(trigrams.length, other.trigrams) - 4 * slipsIn(word, other.word);
      if (shared >= left) sharing.push(other.word);
    }
    return sharing;
  }

  #addWord(word: string, trigrams: readonly string[]): void {
    const at = this.#words.push({ word, trigrams: trigrams.length }) - 1;
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
