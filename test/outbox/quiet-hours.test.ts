import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { defaultQuietHours, nextAllowed } from '#src/outbox/quiet-hours.ts';
import { isSwedishWorkingDay } from '#src/outbox/working-days.ts';

const zone = 'Europe/Stockholm';
const staff = defaultQuietHours('staff', zone);
const representative = defaultQuietHours('representative', zone);
const at = (iso: string) => DateTime.fromISO(iso, { zone });
const next = (iso: string, rule = staff) => nextAllowed(at(iso), rule).toFormat('yyyy-MM-dd HH:mm');

describe('staff', () => {
  it.each([
    ['sends at once in the day', '2026-11-23T10:15', '2026-11-23 10:15'],
    ['opens at 08 sharp', '2026-11-23T08:00', '2026-11-23 08:00'],
    ['waits for the morning', '2026-11-23T05:59', '2026-11-23 08:00'],
    ['is closed at 18 sharp', '2026-11-23T18:00', '2026-11-24 08:00'],
    ['waits from Friday evening to Monday', '2026-11-27T18:30', '2026-11-30 08:00'],
    ['waits over midsommarafton and its weekend', '2027-06-24T20:00', '2027-06-28 08:00'],
    ['waits over Christmas', '2026-12-23T19:00', '2026-12-28 08:00'],
    ['works between the days, not on nyårsafton', '2026-12-30T19:00', '2027-01-04 08:00'],
    ['works on trettondagsafton, not on trettondedag jul', '2027-01-05T18:00', '2027-01-07 08:00'],
    ['waits over the whole of Easter', '2027-03-25T18:00', '2027-03-30 08:00'],
  ])('%s', (_name, from, expected) => {
    expect(next(from)).toBe(expected);
  });
});

describe('representatives', () => {
  it.each([
    ['hears on a Sunday', '2026-11-22T20:59', '2026-11-22 20:59'],
    ['hears nothing from 21', '2026-11-22T21:00', '2026-11-23 08:00'],
    ['hears on julafton', '2026-12-24T09:00', '2026-12-24 09:00'],
  ])('%s', (_name, from, expected) => {
    expect(next(from, representative)).toBe(expected);
  });

  it('hears at 08 local time on both days when the clock changes', () => {
    expect(next('2027-03-27T22:00', representative)).toBe('2027-03-28 08:00');
    expect(nextAllowed(at('2027-03-27T22:00'), representative).toUTC().toISO()).toBe(
      '2027-03-28T06:00:00.000Z',
    );
    expect(next('2027-03-28T01:30', representative)).toBe('2027-03-28 08:00');
    expect(next('2027-10-30T22:00', representative)).toBe('2027-10-31 08:00');
    expect(nextAllowed(at('2027-10-30T22:00'), representative).toUTC().toISO()).toBe(
      '2027-10-31T07:00:00.000Z',
    );
    expect(next('2027-10-31T02:30', representative)).toBe('2027-10-31 08:00');
  });
});

describe('any rule', () => {
  it('takes an instant from another zone', () => {
    expect(nextAllowed(DateTime.fromISO('2026-11-23T22:00:00Z'), staff).toISO()).toBe(
      '2026-11-24T08:00:00.000+01:00',
    );
  });

  it('may be open all day', () => {
    expect(next('2026-11-22T23:59', { ...representative, fromHour: 0, toHour: 24 })).toBe('2026-11-22 23:59');
  });

  it('is refused when it never opens', () => {
    expect(() => next('2026-11-22T12:00', { ...staff, fromHour: 18, toHour: 8 })).toThrow(RangeError);
  });

  it('never gives an instant before the one asked for, nor one that is not allowed, nor moves one that is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20 * 366 * 24 * 60 }),
        fc.constantFrom(staff, representative),
        (minutes, rule) => {
          const from = at('2026-01-01T00:00').plus({ minutes });
          const allowed = nextAllowed(from, rule);
          expect(allowed.toMillis()).toBeGreaterThanOrEqual(from.toMillis());
          expect(allowed.hour).toBeGreaterThanOrEqual(rule.fromHour);
          expect(allowed.hour).toBeLessThan(rule.toHour);
          if (rule.workingDaysOnly) expect(isSwedishWorkingDay(allowed)).toBe(true);
          expect(nextAllowed(allowed, rule).toMillis()).toBe(allowed.toMillis());
        },
      ),
    );
  });
});
