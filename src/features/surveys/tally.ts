import { type NewQuestion, optionsOf, partsOf } from './rules.ts';

/** How many gave one value. */
export type Count = { readonly value: string; readonly count: number };

/** What the answers to one question come to. `count` is how many answered it; a mean has one decimal. */
export type Tally =
  | { readonly kind: 'text'; readonly count: number }
  | { readonly kind: 'choice' | 'several'; readonly count: number; readonly counts: readonly Count[] }
  | {
      readonly kind: 'scale';
      readonly count: number;
      readonly counts: readonly Count[];
      readonly mean: number | undefined;
    }
  | {
      readonly kind: 'nps';
      readonly count: number;
      readonly counts: readonly Count[];
      /** The share of promoters less the share of detractors, in whole percent: -100 to 100. */
      readonly score: number | undefined;
    }
  | {
      readonly kind: 'number';
      readonly count: number;
      readonly spread:
        | { readonly mean: number; readonly median: number; readonly least: number; readonly most: number }
        | undefined;
    };

/**
 * Makes out what the answers to a question come to, whatever kind it is of, from how many gave each. A value that
 * cannot be chosen is not counted in `counts`.
 */
export function tallyOf(question: Pick<NewQuestion, 'kind' | 'choices'>, given: readonly Count[]): Tally {
  const { kind } = question;
  const count = sumOf(given.map((one) => one.count));
  switch (kind) {
    case 'text':
      return { kind, count };
    case 'choice':
      return { kind, count, counts: countValues(question, given) };
    case 'several':
      return { kind, count, counts: countValues(question, given.flatMap(partsIn)) };
    case 'scale':
      return { kind, count, counts: countValues(question, given), mean: meanOf(given.map(numbered)) };
    case 'nps':
      return { kind, count, counts: countValues(question, given), score: npsOf(given.map(numbered)) };
    case 'number':
      return { kind, count, spread: spreadOf(given.map(numbered)) };
  }
}

interface Numbered {
  readonly number: number;
  readonly count: number;
}

function numbered({ value, count }: Count): Numbered {
  return { number: Number(value), count };
}

function partsIn({ value, count }: Count): Count[] {
  return partsOf(value).map((part) => ({ value: part, count }));
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, one) => sum + one, 0);
}

function countValues(
  question: Pick<NewQuestion, 'kind' | 'choices'>,
  given: readonly Count[],
): readonly Count[] {
  const counted = new Map<string, number>();
  for (const { value, count } of given) counted.set(value, (counted.get(value) ?? 0) + count);
  return optionsOf(question, 'sv').map(({ value }) => ({ value, count: counted.get(value) ?? 0 }));
}

function meanOf(given: readonly Numbered[]): number | undefined {
  const all = sumOf(given.map(({ count }) => count));
  return all === 0 ? undefined : oneDecimal(sumOf(given.map(({ number, count }) => number * count)) / all);
}

// Nine and ten are promoters, six and below detractors: Reichheld's Net Promoter Score (Harvard Business Review, 2003).
function npsOf(given: readonly Numbered[]): number | undefined {
  const count = (is: (number: number) => boolean) =>
    sumOf(given.map((one) => (is(one.number) ? one.count : 0)));
  const all = count(() => true);
  if (all === 0) return undefined;
  const promoters = count((number) => number >= 9);
  const detractors = count((number) => number <= 6);
  // Plus nothing: rounded to zero from below it would be minus zero, and be written so.
  return Math.round(((promoters - detractors) / all) * 100) + 0;
}

function spreadOf(given: readonly Numbered[]) {
  const sorted = given.toSorted((a, b) => a.number - b.number);
  const [least, most] = [sorted[0]?.number, sorted.at(-1)?.number];
  const mean = meanOf(sorted);
  if (least === undefined || most === undefined || mean === undefined) return undefined;
  const all = sumOf(sorted.map(({ count }) => count));
  const lower = atPlace(sorted, Math.ceil(all / 2) - 1) ?? least;
  const upper = atPlace(sorted, Math.floor(all / 2)) ?? most;
  return { mean, median: oneDecimal((lower + upper) / 2), least, most };
}

/** The number at a place, counted from nothing, when each stands as often as it was given. */
function atPlace(sorted: readonly Numbered[], place: number): number | undefined {
  let before = 0;
  return sorted.find(({ count }) => {
    before += count;
    return before > place;
  })?.number;
}

function oneDecimal(number: number): number {
  return Math.round(number * 10) / 10;
}
