/** How long after each failed attempt the next one comes; when they are used up, the delivery has failed. */
const backoffMs = [5_000, 30_000, 120_000, 600_000, 3_600_000] as const;

/** How long after each vain look-up the next one comes; nobody else writes to that person meanwhile. */
const lookUpMs = [5_000, 30_000, 120_000] as const;

/** Milliseconds until the next attempt after the given number of them; undefined when it is given up. */
export function delayAfterAttempts(attempts: number): number | undefined {
  return backoffMs[attempts - 1];
}

/** Milliseconds until the next look-up after the given number of vain ones; undefined when it is given up. */
export function delayAfterLookUps(lookUps: number): number | undefined {
  return lookUpMs[lookUps - 1];
}
