import { readFileSync } from 'node:fs';
import { type Category, categories } from '#entities/need.ts';
import { stemsOf } from '#src/language/category-of-word.ts';

let kept: ReadonlyMap<string, Category> | undefined;

/** Words of the trade, folded, each of one category: `vocabulary/<category>.txt`, one a line. */
function vocabulary(): ReadonlyMap<string, Category> {
  kept ??= new Map(
    categories.flatMap((category) =>
      readFileSync(new URL(`vocabulary/${category}.txt`, import.meta.url), 'utf8')
        .split('\n')
        .filter((word) => word !== '')
        .map((word) => [word, category] as const),
    ),
  );
  return kept;
}

const shortestPart = 4;
const mostRemembered = 5_000;
const remembered = new Map<string, readonly string[]>();

/** Which category a word, or it with the one after it, is a word of; `kin` as it stands, `kin~` as a compound's end. */
export function traitsOfKin(word: string, next: string | undefined): readonly string[] {
  const phrase = next === undefined ? word : `${word} ${next}`;
  let traits = remembered.get(phrase);
  if (traits === undefined) {
    traits = [...findKin(word, next)];
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(phrase, traits);
  }
  return traits;
}

function* findKin(word: string, next: string | undefined) {
  const words = vocabulary();
  const pair =
    next === undefined ? undefined : firstOf(stemsOf(next), (stem) => words.get(`${word} ${stem}`));
  if (pair !== undefined) yield* [`kin:${pair}`, 'kin'];
  const whole = firstOf(stemsOf(word), (stem) => words.get(stem));
  if (whole !== undefined) yield* [`kin:${whole}`, 'kin'];
  else {
    const part = firstOf(endsOf(word), (end) => words.get(end));
    if (part !== undefined) yield* [`kin~:${part}`, 'kin~'];
  }
}

/** The ends of a compound that may be its last word, longest first. */
function* endsOf(word: string) {
  for (const stem of stemsOf(word))
    for (let at = 2; at <= stem.length - shortestPart; at += 1) yield stem.slice(at);
}

function firstOf<T>(words: Iterable<string>, find: (word: string) => T | undefined): T | undefined {
  for (const word of words) {
    const found = find(word);
    if (found !== undefined) return found;
  }
  return undefined;
}
