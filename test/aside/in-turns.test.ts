import { expect, it } from 'vitest';
import { mapInTurns } from '#src/aside/in-turns.ts';
import { longestPause } from '#test/support/longest-pause.ts';

it('makes something of each in its order, and lets others go on meanwhile', async () => {
  const numbers = Array.from({ length: 40 }, (_, at) => at);
  const slowly = (one: number) => {
    const until = performance.now() + 5;
    while (performance.now() < until);
    return 2 * one;
  };
  const { result, pauseMs, tookMs } = await longestPause(() => mapInTurns(numbers, slowly));
  expect(result).toEqual(numbers.map((one) => 2 * one));
  expect(tookMs).toBeGreaterThan(190);
  expect(pauseMs).toBeLessThan(tookMs / 2);
});
