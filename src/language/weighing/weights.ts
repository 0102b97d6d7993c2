/** For each outcome the places of the scales on which it is weighed. */
export type ScalesOf = readonly (readonly number[])[];
/** What a trait weighs: pairs of a scale's place and a weight. */
export type Weight = readonly (readonly [scale: number, weight: number])[];

/** How much traits speak for outcomes, learned from labelled sentences (`npm run train`). */
export class Weights {
  readonly #scalesOf: ScalesOf;
  /** Where the pairs of each trait begin, and how many they are. */
  readonly #places = new Map<string, readonly [start: number, length: number]>();
  // Hundreds of thousands of pairs: kept as plain numbers, not as objects.
  readonly #scales: Uint8Array;
  readonly #values: Float32Array;
  readonly #width: number;

  constructor(weights: Iterable<readonly [string, Weight]>, scalesOf: ScalesOf) {
    const scales: number[] = [];
    const values: number[] = [];
    for (const [trait, weight] of weights) {
      this.#places.set(trait, [scales.length, weight.length]);
      for (const [scale, value] of weight) {
        scales.push(scale);
        values.push(value);
      }
    }
    this.#scales = Uint8Array.from(scales);
    this.#values = Float32Array.from(values);
    this.#scalesOf = scalesOf;
    this.#width = 1 + Math.max(...scalesOf.flat());
  }

  knows(trait: string): boolean {
    return this.#places.has(trait);
  }

  /** How likely each outcome is where these traits are met: 0 to 1. */
  likelihoods(traits: Iterable<string>): number[] {
    const sums = new Float64Array(this.#width);
    for (const trait of traits) {
      const place = this.#places.get(trait);
      if (place === undefined) continue;
      const [start, length] = place;
      for (let at = start; at < start + length; at += 1) {
        const scale = this.#scales[at] ?? 0;
        sums[scale] = (sums[scale] ?? 0) + (this.#values[at] ?? 0);
      }
    }
    return this.#scalesOf.map((scales) => {
      let logOdds = 0;
      for (const scale of scales) logOdds += sums[scale] ?? 0;
      return 1 / (1 + Math.exp(-logOdds));
    });
  }
}

/** A file of weights has one trait a line, in hundredths: `trait<tab>scale:weight …`. */
const hundred = 100;
/** Hundredths below which a weight is not worth its place. */
const least = 3;

/** Writes weights, sorted by trait; what weighs next to nothing is left out. */
export function writeWeights(
  weights: Iterable<readonly [string, Weight]>,
  scales: readonly string[],
): string {
  return [...weights]
    .flatMap(([trait, each]) => {
      const written = each.flatMap(([scale, weight]) => {
        const rounded = Math.round(weight * hundred);
        return Math.abs(rounded) < least ? [] : [`${scales[scale]}:${rounded}`];
      });
      return written.length === 0 ? [] : [`${trait}\t${written.join(' ')}\n`];
    })
    .sort()
    .join('');
}

/** Reads what `writeWeights` wrote. @throws at a scale that is none of `scales` */
export function* readWeights(text: string, scales: readonly string[]): Generator<readonly [string, Weight]> {
  const places = new Map(scales.map((scale, at) => [scale, at] as const));
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const [trait = '', written = ''] = line.split('\t');
    yield [
      trait,
      written.split(' ').map((one) => {
        const colon = one.lastIndexOf(':');
        const place = places.get(one.slice(0, colon));
        if (place === undefined) throw new Error(`not a weight: ${one}`);
        return [place, Number(one.slice(colon + 1)) / hundred] as const;
      }),
    ];
  }
}
