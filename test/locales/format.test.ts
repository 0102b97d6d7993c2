import { DateTime, Settings } from 'luxon';
import { describe, expect, it } from 'vitest';
import {
  type FormatContext,
  formatCount,
  formatDay,
  formatList,
  formatLongDay,
  formatMoment,
  formatPastDate,
  formatRelativeDay,
  formatShortDate,
  formatSpan,
  formatTime,
} from '#src/locales/format.ts';

const zone = 'Europe/Stockholm';
const now = DateTime.fromISO('2026-11-22T12:00', { zone });
const sv: FormatContext = { language: 'sv', zone, now };
const en: FormatContext = { language: 'en', zone, now };
const meeting = DateTime.fromISO('2026-12-03T17:00:00Z');

describe('dates in words', () => {
  it('writes a day in short', () => {
    expect(formatDay(meeting, sv)).toBe('tors 3 dec');
    expect(formatDay(meeting, en)).toBe('Thu 3 Dec');
  });

  it('writes a day in full', () => {
    expect(formatLongDay(meeting, sv)).toBe('torsdag 3 december');
    expect(formatLongDay(meeting, en)).toBe('Thursday 3 December');
  });

  it('writes a moment', () => {
    expect(formatMoment(meeting, sv)).toBe('torsdag 3 december kl. 18.00');
    expect(formatMoment(meeting, en)).toBe('Thursday 3 December at 18:00');
    expect(formatTime(meeting, sv)).toBe('18.00');
  });

  it('names the year only when it is another', () => {
    const nextYear = meeting.plus({ years: 1 });
    expect(formatDay(nextYear, sv)).toBe('fre 3 dec 2027');
    expect(formatMoment(nextYear, en)).toBe('Friday 3 December 2027 at 18:00');
  });

  it('decides the year where the reader is', () => {
    const newYearInStockholm = DateTime.fromISO('2026-12-31T23:30:00Z');
    expect(formatLongDay(newYearInStockholm, sv)).toBe('fredag 1 januari 2027');
  });

  it('names both days of a span only when they differ', () => {
    expect(formatSpan(meeting, meeting.plus({ hours: 2 }), sv)).toBe('torsdag 3 december kl. 18.00–20.00');
    expect(formatSpan(meeting, meeting.plus({ hours: 2 }), en)).toBe('Thursday 3 December at 18:00–20:00');
    expect(formatSpan(meeting, meeting.plus({ hours: 8 }), sv)).toBe(
      'torsdag 3 december kl. 18.00 – fredag 4 december kl. 02.00',
    );
  });

  it.each([
    [0, 'i dag', 'today'],
    [-1, 'i går', 'yesterday'],
    [-3, 'för 3 dagar sedan', '3 days ago'],
    [1, 'i morgon', 'tomorrow'],
    [10, 'om 10 dagar', 'in 10 days'],
  ])('says a day %i days away in words', (days, swedish, english) => {
    expect(formatRelativeDay(now.plus({ days }), sv)).toBe(swedish);
    expect(formatRelativeDay(now.plus({ days }), en)).toBe(english);
  });

  it('counts calendar days of the zone, across a clock change too', () => {
    const lateEvening = DateTime.fromISO('2027-03-27T23:30', { zone });
    const context = { ...sv, now: DateTime.fromISO('2027-03-28T03:10', { zone }) };
    expect(formatRelativeDay(lateEvening, context)).toBe('i går');
    expect(formatRelativeDay(DateTime.fromISO('2026-11-21T23:30:00Z'), sv)).toBe('i dag');
  });

  it('says a date that has been in words for a week, then only the date', () => {
    expect(formatPastDate('2026-11-22', sv)).toBe('i dag, söndag 22 november');
    expect(formatPastDate('2026-11-21', en)).toBe('yesterday, Saturday 21 November');
    expect(formatPastDate('2026-11-15', sv)).toBe('söndag 15 november');
    expect(formatPastDate('2025-11-15', sv)).toBe('lördag 15 november 2025');
    expect(formatShortDate('2026-11-15', sv)).toBe('sön 15 nov');
  });

  it('says the same date in other words on another day and in another zone', () => {
    expect(formatPastDate('2026-11-22', { ...sv, now: now.plus({ days: 1 }) })).toMatch(/^i går/);
    const night = DateTime.fromISO('2026-11-22T23:30:00Z');
    expect(formatPastDate('2026-11-22', { ...sv, now: night })).toMatch(/^i går/);
    expect(formatPastDate('2026-11-22', { ...sv, now: night, zone: 'UTC' })).toMatch(/^i dag/);
  });

  it('leaves the global settings of luxon alone', () => {
    formatMoment(meeting, sv);
    expect(Settings.defaultLocale).not.toBe('sv-SE');
  });
});

describe('numbers and lists', () => {
  it('writes a number as the language does', () => {
    expect(formatCount(12_345, sv)).toBe('12\u00a0345');
    expect(formatCount(12_345, en)).toBe('12,345');
  });

  it('writes a list as the language does', () => {
    expect(formatList(['A', 'B', 'C'], sv)).toBe('A, B och C');
    expect(formatList(['A', 'B', 'C'], en)).toBe('A, B and C');
    expect(formatList(['A'], sv)).toBe('A');
    expect(formatList([], sv)).toBe('');
  });
});
