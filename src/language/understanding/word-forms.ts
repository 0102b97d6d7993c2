import { distance } from 'fastest-levenshtein';

// Longest first: one ending is taken off, then a genitive's `s` is tried too.
const endings = [
  'ernas',
  'arnas',
  'ornas',
  'erna',
  'arna',
  'orna',
  'ens',
  'ets',
  'ns',
  'nas',
  'na',
  'en',
  'et',
  'n',
  's',
  'e',
];

/** A folded word and what is left of it without Swedish endings (definite, genitive), four letters at least. */
export function formsOf(word: string): string[] {
  const forms = new Set([word]);
  for (const ending of endings) {
    if (word.endsWith(ending) && word.length - ending.length >= 4)
      forms.add(word.slice(0, word.length - ending.length));
  }
  return [...forms];
}

/** How many slips of the finger part two words: a letter wrong, more, missing, or two that changed places. */
export function slipsBetween(a: string, b: string): number {
  const plain = distance(a, b);
  return plain < 2 ? plain : Math.min(plain, slipsWithChange(a, b));
}

/** Whether at most so many slips part two words: says so sooner than by counting them. */
export function isWithin(slips: number, a: string, b: string): boolean {
  const plain = distance(a, b);
  // Two letters that change places are a slip where they were two.
  return plain <= slips || (plain === slips + 1 && plain >= 2 && slipsWithChange(a, b) <= slips);
}

/** The slips between two words when the first two letters that differ have changed places. */
function slipsWithChange(a: string, b: string): number {
  for (let at = 0; at + 1 < a.length; at += 1) {
    if (a[at] !== b[at]) {
      const swapped = a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2);
      return 1 + distance(swapped, b);
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** The slips that a word of so many letters may hold and still be itself: one in four, short words none. */
export function slipsAllowed(length: number): number {
  return Math.min(3, Math.floor(length / 4));
}

/** The runs of three letters of a word, with its edges. */
export function trigramsOf(word: string): string[] {
  const padded = `  ${word} `;
  return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
}
