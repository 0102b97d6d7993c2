import { createHash } from 'node:crypto';
import type { Urgency } from '#entities/delivery.ts';

/** A delivery that is, or soon will be, due; `turn` tells its jobs apart. */
export interface DueRow {
  readonly id: string;
  readonly turn: number;
  readonly urgency: Urgency;
  /** Milliseconds of the epoch. */
  readonly dueAtMs: number;
}

/** Deliveries that one job in the queue stands for. */
export interface Group {
  readonly deliveries: readonly string[];
  /** The same deliveries at the same turns have the same id: such a job is not added twice. */
  readonly jobId: string;
  /** Milliseconds of the epoch; the same for all of them. */
  readonly dueAtMs: number;
}

const mostTogether = 50;

/**
 * Puts deliveries that are due in the same millisecond together: thousands are invited at once, and a job for each would
 * cost the queue as much as sending them. A group ends at an id that ends in 0, which one in sixteen does, or when it is
 * full: so whoever finds what is left of them later forms the same groups, and adds no job that waits already.
 * @param rows in the order of when they are due and of their ids
 */
export function groupsOf(rows: readonly DueRow[]): readonly Group[] {
  const groups: DueRow[][] = [];
  let open: DueRow[] | undefined;
  for (const row of rows) {
    if (open === undefined || open[0]?.dueAtMs !== row.dueAtMs) {
      open = [];
      groups.push(open);
    }
    open.push(row);
    if (row.id.endsWith('0') || open.length === mostTogether) open = undefined;
  }
  return groups.map((group) => ({
    deliveries: group.map(({ id }) => id),
    jobId: jobIdOf(group.map(({ id, turn }) => `${id}-${turn}`)),
    dueAtMs: group[0]?.dueAtMs ?? 0,
  }));
}

function jobIdOf(marks: readonly string[]): string {
  const [only] = marks;
  if (only !== undefined && marks.length === 1) return only;
  return createHash('sha256').update(marks.join()).digest('hex');
}
