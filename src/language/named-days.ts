import { DateTime } from 'luxon';
import type { NamedDay } from '#src/language/date-pieces.ts';

/** Where somebody looks when they leave the year or the week out. */
export type Direction = 'back' | 'forward';

function dateIn(now: DateTime, year: number, month: number, day: number): DateTime | undefined {
  const date = DateTime.fromObject({ year, month, day }, { zone: now.zone });
  return date.isValid ? date : undefined;
}

function nearestOf(
  days: readonly (DateTime | undefined)[],
  now: DateTime,
  direction: Direction,
): DateTime | undefined {
  const today = now.startOf('day');
  const fitting = days
    .filter((day) => day !== undefined)
    .filter((day) => (direction === 'back' ? day <= today : day >= today))
    .sort((a, b) => Math.abs(a.toMillis() - today.toMillis()) - Math.abs(b.toMillis() - today.toMillis()));
  return fitting[0];
}

function weekdayOf(day: NamedDay & { kind: 'weekday' }, now: DateTime, direction: Direction): DateTime {
  const today = now.startOf('day');
  const inWeek = (weeks: number) => today.startOf('week').plus({ weeks, days: day.weekday - 1 });
  const back = (today.weekday - day.weekday + 7) % 7;
  switch (day.reach) {
    case 'last':
      return today.minus({ days: back === 0 ? 7 : back });
    case 'lastWeek':
      return inWeek(-1);
    case 'nextWeek':
      return inWeek(1);
    case 'coming':
      return today.plus({ days: 7 - back });
    default:
      return direction === 'back' ? today.minus({ days: back }) : today.plus({ days: 7 - back });
  }
}

const nearDays = 60;

/**
 * The start of the day meant, in the zone of `now`; undefined when there is no such day (31 November).
 * Looking back, a weekday without more words may be today; looking forward it is a week away then.
 * A weekday beside a date without a year tells on which side of today it is, when the other side is near:
 * `torsdag 12 november`, written ten days later, has been.
 */
export function resolveDay(
  day: NamedDay,
  now: DateTime,
  direction: Direction,
  besideWeekday?: number,
): DateTime | undefined {
  if (day.kind === 'weekday') return weekdayOf(day, now, direction);
  if (day.kind === 'dayOfMonth') {
    const months = [-2, -1, 0, 1, 2].map((count) => now.startOf('month').plus({ months: count }));
    return nearestOf(
      months.map((month) => dateIn(now, month.year, month.month, day.day)),
      now,
      direction,
    );
  }
  if (day.year !== undefined) return dateIn(now, day.year, day.month, day.day);
  // Eight years reach from one 29 February to the next, also across 2100.
  const reachYears = day.month === 2 && day.day === 29 ? 8 : 1;
  const years = Array.from({ length: 2 * reachYears + 1 }, (_, index) =>
    dateIn(now, now.year - reachYears + index, day.month, day.day),
  );
  const nearest = nearestOf(years, now, direction);
  if (besideWeekday === undefined || nearest?.weekday === besideWeekday) return nearest;
  const otherWay = nearestOf(years, now, direction === 'back' ? 'forward' : 'back');
  const isNear = otherWay !== undefined && Math.abs(otherWay.diff(now, 'days').days) <= nearDays;
  return isNear && otherWay.weekday === besideWeekday ? otherWay : nearest;
}
