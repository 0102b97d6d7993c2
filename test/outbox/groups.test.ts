import { randomUUIDv7 } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type DueRow, groupsOf } from '#src/outbox/groups.ts';

const rowsAt = (dueAtMs: number, count: number): DueRow[] =>
  Array.from({ length: count }, () => randomUUIDv7())
    .sort()
    .map((id) => ({ id, turn: 0, urgency: 'normal', dueAtMs }));

describe('deliveries that are due together', () => {
  it('share a job, at most fifty of them, and each is in one', () => {
    const rows = rowsAt(1_000, 2_000);
    const groups = groupsOf(rows);
    expect(groups.flatMap(({ deliveries }) => deliveries)).toEqual(rows.map(({ id }) => id));
    expect(Math.max(...groups.map(({ deliveries }) => deliveries.length))).toBeLessThanOrEqual(50);
    expect(groups.length).toBeLessThan(400);
  });

  it('form the same jobs again when some of them have been sent, but for the first', () => {
    const rows = rowsAt(1_000, 2_000);
    const before = new Set(groupsOf(rows).map(({ jobId }) => jobId));
    const left = groupsOf(rows.slice(777)).map(({ jobId }) => jobId);
    const added = left.filter((jobId) => !before.has(jobId));
    // A cut in the middle of a long run is made up for at the next id that ends in 0.
    expect(added.length).toBeLessThanOrEqual(5);
    expect(left.length).toBeGreaterThan(40);
  });

  it('are another job at another turn', () => {
    const [row] = rowsAt(1_000, 1);
    if (row === undefined) throw new Error('There is one');
    const first = groupsOf([row]);
    const second = groupsOf([{ ...row, turn: 1 }]);
    expect(first[0]?.jobId).toBe(`${row.id}-0`);
    expect(second[0]?.jobId).toBe(`${row.id}-1`);
    const pair = rowsAt(1_000, 40);
    const again = pair.map((one) => ({ ...one, turn: 1 }));
    expect(groupsOf(pair)[0]?.jobId).not.toBe(groupsOf(again)[0]?.jobId);
  });

  it('share none with what is due a millisecond later', () => {
    const groups = groupsOf([...rowsAt(1_000, 2), ...rowsAt(1_001, 2)]);
    const times = groups.map(({ dueAtMs }) => dueAtMs);
    expect(new Set(times)).toEqual(new Set([1_000, 1_001]));
    expect(groups.flatMap(({ deliveries }) => deliveries)).toHaveLength(4);
  });
});
