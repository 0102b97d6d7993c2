import { createRequire } from 'node:module';
import type { DateTime } from 'luxon';

// Loaded when first asked for, in the middle of a rule that waits for nothing: it costs a tenth of a second and 40 MB.
const load = createRequire(import.meta.url);

// The data's types: `public` is a holiday by law; `bank` are midsommarafton, julafton and nyårsafton, which the
// Holidays Act does not name but on which no Swedish office works. `optional` (trettondagsafton,
// valborgsmässoafton) and `observance` (skärtorsdagen) are working days, some of them short.
const nonWorkingTypes: readonly string[] = ['public', 'bank'];

const daysOffByYear = new Map<number, ReadonlySet<string>>();

function daysOff(year: number): ReadonlySet<string> {
  const known = daysOffByYear.get(year);
  if (known !== undefined) return known;
  const Holidays: typeof import('date-holidays').default = load('date-holidays');
  const days = new Set(
    new Holidays('SE')
      .getHolidays(year)
      .filter((holiday) => nonWorkingTypes.includes(holiday.type))
      .map((holiday) => holiday.date.slice(0, 10)),
  );
  daysOffByYear.set(year, days);
  return days;
}

/** Whether Swedish offices work on the calendar date that `day` has in its own zone. */
export function isSwedishWorkingDay(day: DateTime): boolean {
  return day.weekday <= 5 && !daysOff(day.year).has(day.toFormat('yyyy-MM-dd'));
}
