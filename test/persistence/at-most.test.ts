import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atMost } from '#src/persistence/at-most.ts';

it('runs so many at a time and no more, in the order in which they came', async () => {
  const inTurn = atMost(3);
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const work = (number: number) => async () => {
    begun.push(number);
    running += 1;
    most = Math.max(most, running);
    await sleep(1);
    running -= 1;
    return number;
  };
  const given = await Promise.all(Array.from({ length: 20 }, (_, number) => inTurn(work(number))));
  expect(most).toBe(3);
  expect(begun).toEqual(given);
});

it('hands the place of one that failed to the next', async () => {
  const inTurn = atMost(1);
  const failed = inTurn(() => Promise.reject(new Error('no')));
  const next = inTurn(async () => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

it('lets what comes first in before all that wait, and before nobody who is in', async () => {
  const inTurn = atMost(1);
  const ended: string[] = [];
  const work = (name: string, place?: 'first' | 'last') =>
    inTurn(async () => {
      await sleep(1);
      ended.push(name);
    }, place);
  await Promise.all([work('in'), work('waits'), work('waits too'), work('urgent', 'first')]);
  expect(ended).toEqual(['in', 'urgent', 'waits', 'waits too']);
});
