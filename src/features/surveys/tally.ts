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

/** Counts the answers to a question, whatever kind it is of. A value that cannot be chosen is not counted in `counts`. */
export function tallyOf(question: Pick<NewQuestion, 'kind' | 'choices'>, values: readonly string[]): Tally {
  const { kind } = question;
  const count = values.length;
  switch (kind) {
    case 'text':
      return { kind, count };
    case 'choice':
      return { kind, count, counts: countValues(question, values) };
    case 'several':
      return { kind, count, counts: countValues(question, values.flatMap(partsOf)) };
    case 'scale':
      return { kind, count, counts: countValues(question, values), mean: meanOf(values.map(Number)) };
    case 'nps':
      return { kind, count, counts: countValues(question, values), score: npsOf(values.map(Number)) };
    case 'number':
      return { kind, count, spread: spreadOf(values.map(Number)) };
  }
}

function countValues(
  question: Pick<NewQuestion, 'kind' | 'choices'>,
  values: readonly string[],
): readonly Count[] {
  const counted = new Map<string, number>();
  for (const value of values) counted.set(value, (counted.get(value) ?? 0) + 1);
  return optionsOf(question, 'sv').map(({ value }) => ({ value, count: counted.get(value) ?? 0 }));
}

function meanOf(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  return oneDecimal(numbers.reduce((total, one) => total + one, 0) / numbers.length);
}

// Nine and ten are promoters, six and below detractors: Reichheld's Net Promoter Score (Harvard Business Review, 2003).
function npsOf(numbers: readonly number[]): number | undefined {
  if (numbers.length === 0) return undefined;
  const promoters = numbers.filter((one) => one >= 9).length;
  const detractors = numbers.filter((one) => one <= 6).length;
  // Plus nothing: rounded to zero from below it would be minus zero, and be written so.
  return Math.round(((promoters - detractors) / numbers.length) * 100) + 0;
}

function spreadOf(numbers: readonly number[]) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const [least, most] = [sorted[0], sorted.at(-1)];
  const mean = meanOf(sorted);
  if (least === undefined || most === undefined || mean === undefined) return undefined;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? most;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? least;
  return { mean, median: oneDecimal((lower + upper) / 2), least, most };
}

function oneDecimal(number: number): number {
  return Math.round(number * 10) / 10;
}

const longestBar = 10;

/** A bar of text, at most ten pieces long; whoever counts at all gets at least one. */
export function bar(count: number, most: number): string {
  if (count === 0) return '';
  return '▇'.repeat(Math.max(1, Math.round((count / Math.max(most, count)) * longestBar)));
}
