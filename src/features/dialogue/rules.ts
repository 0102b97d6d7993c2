import { DateTime } from 'luxon';
import { type OrganisationKind, organisationKinds } from '#entities/organisation.ts';
import { isSwedishWorkingDay } from '#src/outbox/working-days.ts';

/** How long a rhythm may be, in days. */
export const rhythmRange = { min: 7, max: 365 } as const;

/** How many dialogues a coordinator is told of in a day. */
export const mostNudges = 3;

/** So many days nobody is told again of a dialogue that they were told of. */
export const nudgeAgainDays = 14;

/** How long a dialogue is put off with one press. */
export const snoozeDays = 14;

const nudgingHour = 9;
const holidayMonth = 7;

/** The first day away and the first one back, `YYYY-MM-DD`. */
export type Absence = { readonly from: string; readonly to: string };

/**
 * Whether coordinators are told of quiet dialogues: on working days from nine on, and never in July, when nobody
 * answers. Missed, it is later that day. `local` is in the workspace's zone.
 */
export function isNudgingTime(local: DateTime): boolean {
  return local.hour >= nudgingHour && local.month !== holidayMonth && isSwedishWorkingDay(local);
}

function counts(day: DateTime): boolean {
  if (day.month === holidayMonth) return false;
  // A weekend is part of any rhythm; a holiday, and a day between that no office works, is not.
  return day.weekday > 5 || isSwedishWorkingDay(day);
}

/**
 * For each rhythm of 0 to `rhythmRange.max` days the day before which a last contact is too long ago: neither July, nor
 * holidays, nor the days of `absence` count. Days are `YYYY-MM-DD`; the index is the rhythm. `now` is local.
 */
export function cutoffsOf(now: DateTime, absence?: Absence): readonly string[] {
  const cutoffs: string[] = [];
  // On the calendar, where no zone has a part.
  let day = DateTime.utc(now.year, now.month, now.day);
  let counted = 0;
  while (cutoffs.length <= rhythmRange.max) {
    const written = day.toFormat('yyyy-MM-dd');
    const isAway = absence !== undefined && absence.from <= written && written < absence.to;
    if (counts(day) && !isAway) {
      cutoffs[counted] = written;
      counted += 1;
    }
    day = day.minus({ days: 1 });
  }
  return cutoffs;
}

/** What was typed as a rhythm: a number of days, null for none of its own, or undefined when it is neither. */
export function readRhythm(typed: string | undefined): number | null | undefined {
  const trimmed = (typed ?? '').trim();
  if (trimmed === '') return null;
  const days = /^\d{1,3}$/u.test(trimmed) ? Number(trimmed) : Number.NaN;
  return days >= rhythmRange.min && days <= rhythmRange.max ? days : undefined;
}

/** What decides an organisation's rhythm when it has none of its own. */
export type Rhythms = {
  readonly quietAfterDays: number;
  /** By kind; kinds that are left out follow the rest. */
  readonly rhythmByKind: Readonly<Record<string, number>>;
};

/** An organisation's rhythm in days, and whose it is. */
export function rhythmOf(
  { kind, rhythmDays }: { readonly kind: OrganisationKind; readonly rhythmDays: number | null },
  { quietAfterDays, rhythmByKind }: Rhythms,
): { readonly days: number; readonly of: 'own' | 'kind' | 'all' } {
  if (rhythmDays !== null) return { days: rhythmDays, of: 'own' };
  const ofKind = rhythmByKind[kind];
  return ofKind === undefined ? { days: quietAfterDays, of: 'all' } : { days: ofKind, of: 'kind' };
}

/** The kinds that have a rhythm of their own, in the order in which kinds stand. */
export function kindsWithRhythm({ rhythmByKind }: Rhythms): readonly (readonly [OrganisationKind, number])[] {
  return organisationKinds.flatMap((kind) => {
    const days = rhythmByKind[kind];
    return days === undefined ? [] : [[kind, days] as const];
  });
}
