/** The middle one of some numbers; of an even count the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + upper) / 2 : upper;
}

/** The number below which this share (0–1) of the sorted numbers lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** What two contestants reached, round by round, in the same order. */
export interface Duel {
  readonly ours: readonly number[];
  readonly other: readonly number[];
}

/**
 * Runs two contestants in turn without a result, until the engine has compiled what they do: a bot that has just been
 * started takes twice as long for a request as one that has run for a quarter of a minute, and it runs for weeks.
 */
export async function warmUp(ours: () => Promise<number>, other: () => Promise<number>): Promise<void> {
  await duel(4, ours, other);
}

/**
 * Runs two contestants in turn, the first one changing from round to round, so that whatever else the machine does
 * meets both alike.
 */
export async function duel(
  rounds: number,
  ours: () => Promise<number>,
  other: () => Promise<number>,
): Promise<Duel> {
  const reached = { ours: [] as number[], other: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) {
      reached.other.push(await other());
      reached.ours.push(await ours());
    } else {
      reached.ours.push(await ours());
      reached.other.push(await other());
    }
  }
  return reached;
}

/** The median of the rounds' ratios: ours to the other's. */
export function ratioOf({ ours, other }: Duel): number {
  return median(ours.map((one, round) => one / (other[round] ?? Number.NaN)));
}
