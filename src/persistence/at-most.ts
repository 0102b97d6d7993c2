/** Runs work when its turn has come, `first` before all that wait, and gives what it gives. */
export type InTurn = <Result>(work: () => Promise<Result>, place?: 'first' | 'last') => Promise<Result>;

/** Lets at most so many pieces of work run at the same time; the others wait in the order in which they came. */
export function atMost(most: number): InTurn {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work, place = 'last') => {
    // Whoever ends hands its place on: `running` counts places, also one that is on its way to the next.
    if (running < most) running += 1;
    else await new Promise<void>((resolve) => waiting[place === 'first' ? 'unshift' : 'push'](resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
