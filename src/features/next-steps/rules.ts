import type { DateTime } from 'luxon';

/** The local hour from which a step is reminded of on its day. */
const remindingHour = 8;

/** Whether a step is to be reminded of: on its day from eight, or later when that was missed. `now` is local. */
export function isDue(dueOn: string, now: DateTime): boolean {
  const today = now.toFormat('yyyy-MM-dd');
  return dueOn < today || (dueOn === today && now.hour >= remindingHour);
}

/** What can be done with a step: it is done, is not after all, or waits a week. */
export const stepMoves = ['done', 'open', 'week'] as const;
/** One of them. */
export type StepMove = (typeof stepMoves)[number];
