import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import { cutoffsOf, isNudgingTime, readRhythm, rhythmOf } from '#src/features/dialogue/rules.ts';

const at = (local: string) => DateTime.fromISO(local, { zone: 'Europe/Stockholm' });
const cutoff = (local: string, days: number, absence?: { from: string; to: string }) =>
  cutoffsOf(at(local), absence)[days];

describe('A dialogue goes quiet', () => {
  it('after so many days of the calendar, weekends among them', () => {
    expect(cutoff('2026-10-15T10:00', 60)).toBe('2026-08-16');
    expect(cutoff('2026-10-15T10:00', 7)).toBe('2026-10-08');
  });

  it('later when July lies between', () => {
    expect(cutoff('2026-08-20T10:00', 60)).toBe('2026-05-20');
    expect(cutoff('2026-07-31T10:00', 7)).toBe('2026-06-23');
  });

  it('later when holidays lie between, but not when they are on a weekend', () => {
    // 24, 25 and 31 December and 1 and 6 January; 26 December is a Saturday.
    expect(cutoff('2027-01-13T10:00', 28)).toBe('2026-12-11');
  });

  it('later when somebody was away, who counts again from the day they are back', () => {
    expect(cutoff('2026-10-15T10:00', 10, { from: '2026-10-05', to: '2026-10-12' })).toBe('2026-09-28');
    expect(cutoff('2026-10-15T10:00', 3, { from: '2026-10-05', to: '2026-10-12' })).toBe('2026-10-12');
    expect(cutoff('2026-10-15T10:00', 4, { from: '2026-10-05', to: '2026-10-12' })).toBe('2026-10-04');
  });

  it('on the same day wherever midnight falls in between', () => {
    expect(cutoff('2026-11-01T00:30', 7)).toBe('2026-10-25');
    expect(cutoff('2026-11-01T23:30', 7)).toBe('2026-10-25');
  });
});

describe('Coordinators are told', () => {
  it.each([
    ['2026-11-23T09:00', true],
    ['2026-11-23T08:59', false],
    ['2026-11-22T09:00', false],
    ['2026-12-24T09:00', false],
    ['2026-07-06T09:00', false],
    ['2026-08-03T15:00', true],
  ])('at %s: %s', (local, isTold) => expect(isNudgingTime(at(local))).toBe(isTold));
});

it.each([
  ['', null],
  [' 30 ', 30],
  ['7', 7],
  ['365', 365],
  ['6', undefined],
  ['366', undefined],
  ['7.5', undefined],
  ['ofta', undefined],
])('a rhythm typed as %j is %s', (typed, days) => expect(readRhythm(typed)).toBe(days));

it('an organisation has its own rhythm, else that of its kind, else that of all', () => {
  const rhythms = { quietAfterDays: 60, rhythmByKind: { congregation: 90 } };
  const of = (kind: 'association' | 'congregation', rhythmDays: number | null) =>
    rhythmOf({ kind, rhythmDays }, rhythms);
  expect(of('association', null)).toEqual({ days: 60, of: 'all' });
  expect(of('congregation', null)).toEqual({ days: 90, of: 'kind' });
  expect(of('congregation', 14)).toEqual({ days: 14, of: 'own' });
});
