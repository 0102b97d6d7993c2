import { DateTime } from 'luxon';
import type { SurveyDraft } from '#entities/survey-draft.ts';
import { endOfDay } from '#src/language/deadlines.ts';
import { askAfter, openFor } from './rules.ts';

/** How long a survey takes answers at least, so that people can see it, and at most, as long as links in letters live. */
export const closingLimits = { hours: 1, days: 60 } as const;

/** What is wrong with a time at which a survey is to close. */
export type ClosingProblem = 'past' | 'tooSoon' | 'tooLate';

/** Whether a survey that opens then can close then. */
export function checkClosing(at: DateTime, opensAt: DateTime): ClosingProblem | undefined {
  if (at <= opensAt) return 'past';
  if (at < opensAt.plus({ hours: closingLimits.hours })) return 'tooSoon';
  return at > opensAt.plus({ days: closingLimits.days }).endOf('day') ? 'tooLate' : undefined;
}

/** When a survey closes that opens then: as was chosen, or after a week where nothing was, or nothing that fits any more. */
export function closingOf(chosen: string | null, opensAt: DateTime): DateTime {
  const at = chosenAt(chosen, opensAt);
  return at === undefined || checkClosing(at, opensAt) !== undefined ? opensAt.plus(openFor) : at;
}

/** What is wrong with the time chosen for a draft, were it sent then. */
export function problemOf(chosen: string | null, opensAt: DateTime): ClosingProblem | undefined {
  const at = chosenAt(chosen, opensAt);
  return at && checkClosing(at, opensAt);
}

function chosenAt(chosen: string | null, { zone }: DateTime): DateTime | undefined {
  return chosen === null ? undefined : DateTime.fromISO(chosen, { zone });
}

/** When a draft is sent at the earliest: now or, after a meeting that is still to come, by itself. */
export function opensAt({ meeting }: Pick<SurveyDraft, 'meeting'>, now: DateTime): DateTime {
  const due = meeting?.getEntity().endsAt.plus(askAfter);
  return due === undefined || due < now ? now : due.setZone(now.zone);
}

/** What stands in the fields: `YYYY-MM-DD` and perhaps `HH:mm`; undefined where the clock goes past that time. */
export function readClosing(
  { date, time }: { readonly date: string; readonly time: string | undefined },
  { zone }: DateTime,
): DateTime | undefined {
  if (time === undefined) return endOfDay(DateTime.fromISO(date, { zone }));
  const at = DateTime.fromISO(`${date}T${time}`, { zone });
  return at.toFormat('HH:mm') === time ? at : undefined;
}
