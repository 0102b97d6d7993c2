import { expect, test } from 'vitest';
import { inBatches } from '#src/outbox/in-batches.ts';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

test('asks at once for what comes at the same time, and gives each its own answer', async () => {
  const batches: (readonly number[])[] = [];
  const double = inBatches(
    async (numbers: readonly number[]) => {
      batches.push(numbers);
      return numbers.map((one) => one * 2);
    },
    { most: 10, atOnce: 1 },
  );
  expect(await Promise.all([double(1), double(2), double(3)])).toEqual([2, 4, 6]);
  expect(batches).toEqual([[1, 2, 3]]);
});

test('gathers while as many as may be are being answered, and takes no more than so many together', async () => {
  const sizes: number[] = [];
  let running = 0;
  let mostRunning = 0;
  const same = inBatches(
    async (numbers: readonly number[]) => {
      sizes.push(numbers.length);
      running += 1;
      mostRunning = Math.max(mostRunning, running);
      await soon();
      running -= 1;
      return numbers;
    },
    { most: 4, atOnce: 2 },
  );
  const numbers = Array.from({ length: 11 }, (_, number) => number);
  expect(await Promise.all(numbers.map(same))).toEqual(numbers);
  expect(sizes).toEqual([4, 4, 3]);
  expect(mostRunning).toBe(2);
});

test('asks each alone when they fail together, so that one spoils it for itself only', async () => {
  const ask = inBatches(
    async (names: readonly string[]) => {
      if (names.includes('bad')) throw new Error(`not ${names.join(', ')}`);
      return names;
    },
    { most: 10, atOnce: 2 },
  );
  const [good, bad, better] = await Promise.allSettled([ask('good'), ask('bad'), ask('better')]);
  expect(good).toMatchObject({ value: 'good' });
  expect(better).toMatchObject({ value: 'better' });
  expect(bad).toMatchObject({ reason: expect.objectContaining({ message: 'not bad' }) });
});

test('goes on after everything has been answered', async () => {
  const same = inBatches(async (names: readonly string[]) => names, { most: 1, atOnce: 1 });
  expect(await same('first')).toBe('first');
  expect(await same('second')).toBe('second');
});

test('rests after several that went together, so that more gather, and never after one alone', async () => {
  const batches: (readonly string[])[] = [];
  const same = inBatches(
    async (names: readonly string[]) => {
      batches.push(names);
      return names;
    },
    { most: 10, atOnce: 1, restMs: 200 },
  );
  await Promise.all([same('first'), same('second')]);
  const third = same('third');
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  await Promise.all([third, same('fourth')]);
  expect(batches).toEqual([
    ['first', 'second'],
    ['third', 'fourth'],
  ]);
  const beganAt = performance.now();
  const alone = inBatches(async (names: readonly string[]) => names, { most: 10, atOnce: 1, restMs: 60_000 });
  expect([await alone('fifth'), await alone('sixth')]).toEqual(['fifth', 'sixth']);
  expect(performance.now() - beganAt).toBeLessThan(30_000);
});

test('rests no longer than until a quarter of a batch has gathered', async () => {
  const sizes: number[] = [];
  const same = inBatches(
    async (numbers: readonly number[]) => {
      sizes.push(numbers.length);
      return numbers;
    },
    { most: 12, atOnce: 1, restMs: 60_000 },
  );
  await Promise.all([same(1), same(2)]);
  await Promise.all([same(3), same(4), same(5)]);
  expect(sizes).toEqual([2, 3]);
}, 30_000);
