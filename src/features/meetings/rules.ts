import { DateTime } from 'luxon';
import type { Key } from '#src/locales/translate.ts';
import { zoneOf } from '#src/locales/zone.ts';

/** The most characters of a meeting's title, place, agenda, and of what somebody wishes or gives as a reason. */
export const longest = { title: 150, place: 200, agenda: 5_000, wishes: 1_000, reason: 1_000 } as const;
/** The most people that one invitation brings. */
export const mostComers = 500;
/** How many seats a meeting can have at most. */
export const mostSeats = 100_000;

const usualHours = 2;
const longestHours = 12;
const yearsAhead = 5;

/** When a meeting is, in the zone it is held in. */
export type Times = { readonly startsAt: DateTime; readonly endsAt: DateTime };

/** What is wrong with a meeting's times, and in which field. */
export type TimesRefused = { readonly field: 'date' | 'start' | 'end'; readonly problem: Key };

/** The instant of a wall-clock time; the first of two when the clock is set back, undefined when it goes past it. */
function instantAt(date: string, time: string, zone: string): DateTime | undefined {
  const at = DateTime.fromISO(`${date}T${time}`, { zone: zoneOf(zone) });
  if (!at.isValid || at.toFormat('HH:mm') !== time) return undefined;
  return DateTime.min(at, ...at.getPossibleOffsets());
}

/** When a meeting ends that nobody gave an end: two hours later by the clock on the wall. */
export function usualEnd(startsAt: DateTime): DateTime {
  return startsAt.plus({ hours: usualHours });
}

/**
 * Reads what stands in the fields: `YYYY-MM-DD`, `HH:mm` and perhaps an end. An end earlier than the start is the day
 * after, when that makes at most twelve hours.
 */
export function readTimes(
  typed: { readonly date: string; readonly start: string; readonly end?: string | undefined },
  zone: string,
  now: DateTime,
): ({ readonly ok: true } & Times) | ({ readonly ok: false } & TimesRefused) {
  const startsAt = instantAt(typed.date, typed.start, zone);
  if (startsAt === undefined) return { ok: false, field: 'start', problem: 'meetings.wrong.skipped' };
  const ahead = checkAhead(startsAt, now);
  if (ahead !== undefined) return { ok: false, ...ahead };
  if (typed.end === undefined) return { ok: true, startsAt, endsAt: usualEnd(startsAt) };
  const day = typed.end > typed.start ? typed.date : nextDate(typed.date);
  const endsAt = instantAt(day, typed.end, zone);
  if (endsAt === undefined) return { ok: false, field: 'end', problem: 'meetings.wrong.skipped' };
  return endsAt.diff(startsAt, 'hours').hours > longestHours && day !== typed.date
    ? { ok: false, field: 'end', problem: 'meetings.wrong.endBeforeStart' }
    : { ok: true, startsAt, endsAt };
}

/** Whether a start lies ahead, and not absurdly far. */
export function checkAhead(startsAt: DateTime, now: DateTime): TimesRefused | undefined {
  if (startsAt <= now) return { field: 'date', problem: 'meetings.wrong.past' };
  if (startsAt > now.plus({ years: yearsAhead }))
    return { field: 'date', problem: 'meetings.wrong.tooFarAway' };
  return undefined;
}

function nextDate(date: string): string {
  return DateTime.fromISO(date).plus({ days: 1 }).toFormat('yyyy-MM-dd');
}

/** What a meeting must have for the rules to speak about it. */
export type Scheduled = {
  readonly startsAt: DateTime;
  readonly zone: string;
  readonly cancelledAt?: DateTime | null | undefined;
};

/** Whether a meeting has begun, is cancelled, or lies ahead. */
export function phaseOf(meeting: Scheduled, now: DateTime): 'coming' | 'begun' | 'cancelled' {
  if (meeting.cancelledAt) return 'cancelled';
  return meeting.startsAt <= now ? 'begun' : 'coming';
}

/** When the reminder is due: the day before at the same time by the clock on the wall, also over a clock change. */
export function reminderAt({ startsAt, zone }: Pick<Scheduled, 'startsAt' | 'zone'>): DateTime {
  return startsAt.setZone(zoneOf(zone)).minus({ days: 1 });
}

/** Less than a day is left: what happens to the meeting must reach people at once. */
export function isSoon(meeting: Pick<Scheduled, 'startsAt' | 'zone'>, now: DateTime): boolean {
  return now > reminderAt(meeting);
}

/** How many more have room beside those who come already; undefined when there is no limit. */
export function seatsLeft(capacity: number | null | undefined, takenByOthers: number): number | undefined {
  return capacity === null || capacity === undefined ? undefined : Math.max(0, capacity - takenByOthers);
}

/** Takes what a database cannot hold, and the white space around it, from what was typed. */
export function cleanText(typed: string): string {
  return typed.replaceAll('\0', '').toWellFormed().trim();
}
