import { setImmediate } from 'node:timers/promises';

const longestTurnMs = 10;

/** Lets all others in this process go on before the next piece of work. */
export async function othersFirst(): Promise<void> {
  await setImmediate();
}

/**
 * Makes something of each of many, as `map` does, and lets all others in this process go on after each hundredth of a
 * second of it.
 */
export async function mapInTurns<Given, Made>(
  all: readonly Given[],
  make: (one: Given) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  let begun = performance.now();
  for (const one of all) {
    made.push(make(one));
    if (performance.now() - begun < longestTurnMs) continue;
    await othersFirst();
    begun = performance.now();
  }
  return made;
}
