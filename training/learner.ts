import type { ScalesOf, Weight } from '#src/language/weighing/weights.ts';

/** A text to learn from: the traits of each of its parts, and for each outcome whether it is said in any of them. */
export type Lesson = { readonly parts: readonly (readonly string[])[]; readonly said: readonly boolean[] };

/** How weights are learned. */
export type Manner = {
  readonly epochs: number;
  /** Traits of fewer lessons than this are left out. */
  readonly least: number;
  /** How fast it learns. */
  readonly pace: number;
  /** How much evidence a trait needs for a weight at all, and how much weights are kept small. */
  readonly sparseness: number;
  readonly smallness: number;
};

/**
 * Learns weights so that the odds of what is said become high and of what is not said low. A text says what any of its
 * parts says, and nobody says which (noisy-or); each step follows FTRL-proximal, which leaves out traits that tell
 * nothing (McMahan and others 2013, "Ad click prediction: a view from the trenches").
 */
export function learn(
  lessons: readonly Lesson[],
  scalesOf: ScalesOf,
  manner: Manner,
): ReadonlyMap<string, Weight> {
  const places = placesOf(lessons, manner.least);
  const width = 1 + Math.max(...scalesOf.flat());
  const table = new Table(places.size * width, manner);
  const rows = lessons.map(({ parts, said }) => ({
    parts: parts.map((traits) => Int32Array.from(traits.flatMap((trait) => places.get(trait) ?? []))),
    said,
  }));
  for (let epoch = 0; epoch < manner.epochs; epoch += 1)
    for (const at of shuffled(rows.length, epoch + 1)) {
      const row = rows[at];
      if (row !== undefined) step(table, row, scalesOf, width);
    }
  return new Map(
    [...places].map(([trait, place]) => [
      trait,
      Array.from(
        { length: width },
        (_, scale) => [scale, table.weights[place * width + scale] ?? 0] as const,
      ).filter(([, weight]) => weight !== 0),
    ]),
  );
}

/** The traits that are met often enough, each with its place in the table. */
function placesOf(lessons: readonly Lesson[], least: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { parts } of lessons)
    for (const trait of new Set(parts.flat())) counts.set(trait, (counts.get(trait) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= least);
  return new Map(kept.map(([trait], place) => [trait, place] as const));
}

/** The numbers below `length` in an order that is the same each time. */
function shuffled(length: number, seed: number): number[] {
  const order = Array.from({ length }, (_, at) => at);
  let state = seed;
  for (let at = length - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

class Table {
  readonly weights: Float32Array;
  readonly #sums: Float64Array;
  readonly #squares: Float64Array;
  readonly #manner: Manner;

  constructor(size: number, manner: Manner) {
    this.weights = new Float32Array(size);
    this.#sums = new Float64Array(size);
    this.#squares = new Float64Array(size);
    this.#manner = manner;
  }

  /** Moves one weight against its slope. */
  move(at: number, slope: number): void {
    const { pace, sparseness, smallness } = this.#manner;
    const before = this.#squares[at] ?? 0;
    const after = before + slope * slope;
    const weight = this.weights[at] ?? 0;
    const sum = (this.#sums[at] ?? 0) + slope - ((Math.sqrt(after) - Math.sqrt(before)) / pace) * weight;
    this.#squares[at] = after;
    this.#sums[at] = sum;
    this.weights[at] =
      Math.abs(sum) <= sparseness
        ? 0
        : -(sum - Math.sign(sum) * sparseness) / ((1 + Math.sqrt(after)) / pace + smallness);
  }
}

const leastSlope = 1e-4;

function step(
  table: Table,
  { parts, said }: { parts: readonly Int32Array[]; said: readonly boolean[] },
  scalesOf: ScalesOf,
  width: number,
): void {
  const likelihoods = parts.map((traits) => {
    const sums = new Float64Array(width);
    for (const place of traits)
      for (let scale = 0; scale < width; scale += 1)
        sums[scale] = (sums[scale] ?? 0) + (table.weights[place * width + scale] ?? 0);
    return scalesOf.map(
      (scales) => 1 / (1 + Math.exp(-scales.reduce((sum, scale) => sum + (sums[scale] ?? 0), 0))),
    );
  });
  const unsaid = scalesOf.map((_, at) => likelihoods.reduce((share, one) => share * (1 - (one[at] ?? 0)), 1));
  for (const [k, traits] of parts.entries()) {
    const slopes = new Float64Array(width);
    for (const [at, scales] of scalesOf.entries()) {
      const likelihood = likelihoods[k]?.[at] ?? 0;
      const none = unsaid[at] ?? 1;
      const slope = said[at] ? (-likelihood * none) / Math.max(1e-6, 1 - none) : likelihood;
      if (Math.abs(slope) > leastSlope)
        for (const scale of scales) slopes[scale] = (slopes[scale] ?? 0) + slope;
    }
    for (const [scale, slope] of slopes.entries())
      if (slope !== 0) for (const place of traits) table.move(place * width + scale, slope);
  }
}
