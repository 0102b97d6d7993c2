import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { readMeetingLine } from '#src/features/meetings/line.ts';
import { readTimes, reminderAt } from '#src/features/meetings/rules.ts';

const zone = 'Europe/Stockholm';
const now = DateTime.fromISO('2026-11-23T10:00', { zone });

function read(line: string, at = now) {
  const found = readMeetingLine(line, at);
  return found.ok
    ? { ...found, from: found.startsAt.toISO(), to: found.endsAt.toISO() }
    : { ...found, from: undefined, to: undefined };
}

describe('reading a line about a meeting', () => {
  test.each([
    'Höstmöte, torsdag 3 december kl 18, Sätra bibliotek',
    'torsdag 3 december kl 18, Höstmöte, Sätra bibliotek',
    'Höstmöte, Sätra bibliotek, torsdag 3 december kl 18',
    'Höstmöte, torsdag 3 december, kl 18, Sätra bibliotek',
    'Höstmöte, 3 december, Sätra bibliotek, kl 18.00',
    'Höstmöte torsdag 3 december kl 18, Sätra bibliotek',
    'Höstmöte torsdag 3 december kl 18 i Sätra bibliotek',
    'Höstmöte, Thursday 3 December at 18:00, at Sätra bibliotek',
  ])('%s', (line) => {
    expect(read(line)).toMatchObject({
      ok: true,
      title: 'Höstmöte',
      place: 'Sätra bibliotek',
      from: '2026-12-03T18:00:00.000+01:00',
      to: '2026-12-03T20:00:00.000+01:00',
    });
  });

  test('a title may name a day of its own', () => {
    expect(read('Julfest 24 december, torsdag 3 december kl 18, Sätra')).toMatchObject({
      ok: true,
      title: 'Julfest 24 december',
      from: '2026-12-03T18:00:00.000+01:00',
    });
  });

  test('an end that is named is kept, and a place may have a comma', () => {
    expect(read('Höstmöte, torsdag 3 december kl 18-21, Sätra bibliotek, Bredängs allé 1')).toMatchObject({
      ok: true,
      place: 'Sätra bibliotek, Bredängs allé 1',
      to: '2026-12-03T21:00:00.000+01:00',
    });
  });

  test.each([
    ['Höstmöte, igår kl 18, Sätra', { date: 'meetings.wrong.past' }],
    ['Höstmöte, fredag 3 december kl 18, Sätra', { date: 'meetings.wrong.weekday' }],
    ['Höstmöte, torsdag 3 december, Sätra', { start: 'meetings.wrong.noTime' }],
    ['Höstmöte, 28 mars 2027 kl 02:30, Sätra', { start: 'meetings.wrong.skipped' }],
    ['Höstmöte, 31 november kl 18, Sätra', { date: 'meetings.wrong.noSuchDay' }],
    [
      'Höstmöte',
      { date: 'meetings.wrong.noDate', start: 'meetings.wrong.noTime', place: 'meetings.wrong.noPlace' },
    ],
    ['torsdag 3 december kl 18', { title: 'meetings.wrong.noTitle', place: 'meetings.wrong.noPlace' }],
    [
      '👍',
      { date: 'meetings.wrong.noDate', start: 'meetings.wrong.noTime', place: 'meetings.wrong.noPlace' },
    ],
  ])('%s opens the form with what is wrong beside its field', (line, problems) => {
    const found = read(line);
    expect(found).toMatchObject({ ok: false, problems });
  });

  test('a line of 40,000 characters is not lost', () => {
    const line = 'Höstmöte '.repeat(4_500).trim();
    expect(read(line)).toMatchObject({ ok: false, draft: { agenda: line } });
  });
});

describe('times in the form', () => {
  const times = (date: string, start: string, end?: string) => readTimes({ date, start, end }, zone, now);

  test.each([
    ['2027-03-28', '18:00', '2027-03-28T18:00:00.000+02:00', '2027-03-27T18:00:00.000+01:00'],
    ['2027-10-31', '18:00', '2027-10-31T18:00:00.000+01:00', '2027-10-30T18:00:00.000+02:00'],
    ['2027-10-31', '02:30', '2027-10-31T02:30:00.000+02:00', '2027-10-30T02:30:00.000+02:00'],
  ])('%s %s is the local time, and so is the reminder the day before', (date, start, at, reminder) => {
    const read = times(date, start);
    if (!read.ok) throw new Error(read.problem);
    expect(read.startsAt.toISO()).toBe(at);
    expect(reminderAt({ startsAt: read.startsAt.toUTC(), zone }).toISO()).toBe(reminder);
  });

  test('02:30 on the night the clock goes forward is not there', () => {
    expect(times('2027-03-28', '02:30')).toMatchObject({ ok: false, field: 'start' });
  });

  test('yesterday has been', () => {
    expect(times('2026-11-22', '18:00')).toMatchObject({ ok: false, field: 'date' });
  });

  test('an end before the start is the night after, when the meeting is not longer than twelve hours', () => {
    expect(times('2026-12-03', '20:00', '01:00')).toMatchObject({ ok: true });
    expect(times('2026-12-03', '18:00', '17:00')).toMatchObject({ ok: false, field: 'end' });
    expect(times('2026-12-03', '18:00', '18:00')).toMatchObject({ ok: false, field: 'end' });
  });
});
