import { isMisspelling, isStartOfName } from './organisation-names.ts';

type Name<T> = { readonly of: T; readonly text: string };

/** Of the second word, what must be typed for a name to go on from it. */
const shortestLast = 3;

/**
 * Whether two texts differ by one slip of the finger: a letter wrong, one more, one missing, or two neighbours that
 * changed places.
 */
export function isOneSlip(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.length - start - end, b.length - start - end];
  if (left + right === 0) return false;
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/**
 * Folded names in memory, found exactly or by one slip of the finger. A slip leaves one half of a name as it is, the
 * letter in the middle aside: only names that share a half are compared. Ten thousand names take some megabytes.
 */
export class Slips<T> {
  readonly #byName = new Map<string, Name<T>[]>();
  readonly #byHalf = new Map<string, Name<T>[]>();
  readonly #byStart = new Map<string, Name<T>[]>();

  constructor(all: readonly T[], namesOf: (one: T) => readonly string[]) {
    for (const of of all)
      for (const text of new Set(namesOf(of))) {
        const name = { of, text };
        push(this.#byName, text, name);
        for (const half of halvesOf(text, text.length)) push(this.#byHalf, half, name);
        push(this.#byStart, startOf(text), name);
      }
  }

  /** Those with exactly this name, in the order in which they were given. */
  named(typed: string): readonly T[] {
    return (this.#byName.get(typed) ?? []).map(({ of }) => of);
  }

  /**
   * The only one that what was typed is a misspelling of by one slip. Nobody where there are two, or where the name of
   * another goes on from what was typed.
   */
  find(typed: string): T | undefined {
    const halves = [-1, 0, 1].flatMap((more) => halvesOf(typed, typed.length + more));
    const slips = halves
      .flatMap((half) => this.#byHalf.get(half) ?? [])
      .filter(({ text }) => isOneSlip(typed, text) && isMisspelling(typed, text));
    const [one, ...others] = new Set(slips.map(({ of }) => of));
    const begun = this.#byStart.get(startOf(typed)) ?? [];
    const isAnothers = begun.some(
      ({ of, text }) => of !== one && text.startsWith(typed) && isStartOfName(typed, text),
    );
    return others.length > 0 || isAnothers ? undefined : one;
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** The two halves, without the letter in the middle, of a name of that length which may be the text. */
function halvesOf(text: string, length: number): string[] {
  const half = Math.max(0, Math.floor((length - 1) / 2));
  return [`${length}<${text.slice(0, half)}`, `${length}>${text.slice(text.length - half)}`];
}

function startOf(text: string): string {
  return text.slice(0, text.indexOf(' ') + 1 + shortestLast);
}
