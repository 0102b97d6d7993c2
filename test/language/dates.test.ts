import fc from 'fast-check';
import { DateTime } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';
import { findDay, findDueDay, findMoment } from '#src/language/dates.ts';

const zone = 'Europe/Stockholm';
/** A Sunday. */
const now = DateTime.fromISO('2026-11-22T12:00', { zone });

function day(text: string, at = now): string | undefined {
  return findDay(text, at)?.on.toISODate() ?? undefined;
}

function moment(text: string, at = now): string | undefined {
  const found = findMoment(text, at);
  if (found === undefined) return undefined;
  if (!found.ok) return [found.reason, found.on?.toISODate()].filter((part) => part !== undefined).join(' ');
  const end = found.endsAt
    ? `–${found.endsAt.toFormat(found.endsAt.hasSame(found.at, 'day') ? 'HH:mm' : 'd/M HH:mm')}`
    : '';
  return `${found.at.toFormat('yyyy-MM-dd HH:mm')}${end}${found.reason ? ` ${found.reason}` : ''}`;
}

describe('findDay', () => {
  it.each([
    ['igår', '2026-11-21'],
    ['i går', '2026-11-21'],
    ['i gar', '2026-11-21'],
    ['i ga\u030Ar', '2026-11-21'],
    ['IGÅR', '2026-11-21'],
    ['igår kväll', '2026-11-21'],
    ['i förrgår', '2026-11-20'],
    ['idag', '2026-11-22'],
    ['i dag', '2026-11-22'],
    ['i morse', '2026-11-22'],
    ['i måndags', '2026-11-16'],
    ['i mandags', '2026-11-16'],
    ['måndags', '2026-11-16'],
    ['i lördags', '2026-11-21'],
    ['i söndags', '2026-11-15'],
    ['i tors', '2026-11-19'],
    ['förra onsdan', '2026-11-18'],
    ['imorse', '2026-11-22'],
    ['förra veckan', '2026-11-15'],
    ['förra veckan på torsdagen', '2026-11-12'],
    ['förra torsdagen', '2026-11-19'],
    ['torsdag förra veckan', '2026-11-12'],
    ['torsdag v. 46', '2026-11-12'],
    ['12 november', '2026-11-12'],
    ['12 nov. 2025', '2025-11-12'],
    ['tolfte november', '2026-11-12'],
    ['måndagen den 16 november', '2026-11-16'],
    ['12/11', '2026-11-12'],
    ['sön 15/11', '2026-11-15'],
    ['den 12:e', '2026-11-12'],
    ['den 25:e', '2026-10-25'],
    ['2026-11-12', '2026-11-12'],
    ['24 december', '2025-12-24'],
    ['29 februari', '2024-02-29'],
    ['för tre dagar sedan', '2026-11-19'],
    ['två veckor sen', '2026-11-08'],
    ['yesterday', '2026-11-21'],
    ['last Monday', '2026-11-16'],
    ['on Friday', '2026-11-20'],
    ['Thursday last week', '2026-11-12'],
    ['last week', '2026-11-15'],
    ['2 days ago', '2026-11-20'],
    ['12 November', '2026-11-12'],
    ['November 12th', '2026-11-12'],
  ])('reads %j as %s', (text, expected) => {
    expect(day(text)).toBe(expected);
    expect(day(`Träffade Hagsätra Folkdans ${text}, de mår bra`)).toBe(
      text === '24 december' || text === '29 februari' ? undefined : expected,
    );
  });

  it('says where the day was named', () => {
    const text = 'Träffade Ängens\u00a0vänner   i  går – kul';
    const found = findDay(text, now);
    expect(text.slice(found?.start, found?.end)).toBe('i  går');
  });

  it('begins the day in the zone of the workspace', () => {
    expect(findDay('igår', now)?.on.toISO()).toBe('2026-11-21T00:00:00.000+01:00');
    const inTokyo = DateTime.fromISO('2026-11-22T01:00', { zone: 'Asia/Tokyo' });
    expect(findDay('igår', inTokyo)?.on.toISO()).toBe('2026-11-21T00:00:00.000+09:00');
  });

  it.each([
    'häromdagen',
    'frågade om lokal',
    'kommer 12 personer',
    '3 ledare',
    'Lokal 4',
    '2 av 5',
    '3/4 av medlemmarna',
    'öppet 24/7',
    'Söndagsskolan',
    'Majblomman',
    'April Teater',
    '17 maj-kommittén',
    'fredagsmys',
    'Torsdagsklubben',
    'behöver lokal på torsdagar',
    'öppet varje torsdag',
    'open every Thursday',
    'den 3:e gången',
    'den 12 personer stora gruppen',
    'Träffade Jan 3 gånger',
    'min son 15 år',
    'fri entré',
    'we sat with them',
    'they may come',
    'i maj',
    'budget 2026',
    'tel 08-123 45 67',
    'kostar 12.50 kr',
    '26-11-12',
    'åt 18 personer',
    'har saknat lokal sedan i måndags',
    'anmälan senast 12 november',
    '',
    '🎉🎉',
  ])('finds no day in %j', (text) => {
    expect(day(text)).toBeUndefined();
  });

  it.each([
    ['Träffade styrelsen igår, de behöver lokal på torsdag', '2026-11-21'],
    ['Nästa möte 3 december. Ringde dem i fredags', '2026-11-20'],
    ['Om mötet 12/11: ringde i fredags', '2026-11-20'],
    ['Lokal på måndag 23 november, sågs 19/11', '2026-11-19'],
    ['De ses torsdag, men jag var där 18/11', '2026-11-18'],
  ])('prefers what surely has been: %j', (text, expected) => {
    expect(day(text)).toBe(expected);
  });

  it('passes over days to come', () => {
    expect(day('De har festival 24 december')).toBeUndefined();
    expect(day('Vi ses på torsdag')).toBeUndefined();
    expect(day('Återkommer nästa tisdag')).toBeUndefined();
    expect(day('Nästa möte 2026-12-03 kl 18')).toBeUndefined();
  });
});

describe('findMoment', () => {
  it.each([
    ['torsdag 3 december kl 18', '2026-12-03 18:00'],
    ['Höstmöte, torsdag 3 december kl 18, Sätra bibliotek', '2026-12-03 18:00'],
    ['Höstmöte 2026, torsdag 3 december, kl. 18.00–20.30, Lokal 4', '2026-12-03 18:00–20:30'],
    ['torsdag 3 december i Sätra bibliotek kl 18–20', '2026-12-03 18:00–20:00'],
    ['kl 18 torsdag den 3:e december', '2026-12-03 18:00'],
    ['torsdag kl 18', '2026-11-26 18:00'],
    ['3 december 17.30', '2026-12-03 17:30'],
    ['3 december 2026 17:30', '2026-12-03 17:30'],
    ['på torsdag 18–20', '2026-11-26 18:00–20:00'],
    ['torsdag 3 dec 18-20', '2026-12-03 18:00–20:00'],
    ['mellan 18 och 20 på torsdag', '2026-11-26 18:00–20:00'],
    ['fredag 23–01', '2026-11-27 23:00–28/11 01:00'],
    ['imorgon kl 9', '2026-11-23 09:00'],
    ['i morgon kväll kl 19', '2026-11-23 19:00'],
    ['2026-12-03 18:00', '2026-12-03 18:00'],
    ['2026-12-03T18:00', '2026-12-03 18:00'],
    ['2026-12-03 18:00-20:00', '2026-12-03 18:00–20:00'],
    ['3.12.2026 kl 18', '2026-12-03 18:00'],
    ['tors 3/12 18.00', '2026-12-03 18:00'],
    ['tors. 3 dec. kl. 18.00', '2026-12-03 18:00'],
    ['lordag 5/12 kl 10', '2026-12-05 10:00'],
    ['nästa tisdag klockan 14', '2026-11-24 14:00'],
    ['torsdag v 49 kl 18', '2026-12-03 18:00'],
    ['nästa vecka torsdag kl 18', '2026-11-26 18:00'],
    ['på tors 18–20', '2026-11-26 18:00–20:00'],
    ['12 januari kl 18', '2027-01-12 18:00'],
    ['29 februari kl 10', '2028-02-29 10:00'],
    ['kl 18', '2026-11-22 18:00'],
    ['kl 11', '2026-11-23 11:00'],
    ['söndag kl 18', '2026-11-22 18:00'],
    ['söndag kl 11', '2026-11-29 11:00'],
    ['på söndag kl 11', '2026-11-29 11:00'],
    ['Thursday 3 December at 6 pm', '2026-12-03 18:00'],
    ['December 3rd at 6pm', '2026-12-03 18:00'],
    ['next Tuesday 2pm', '2026-11-24 14:00'],
    ['on Thursday from 6 to 8 pm', '2026-11-26 18:00–20:00'],
    ['tomorrow at 9', '2026-11-23 09:00'],
  ])('reads %j as %s', (text, expected) => {
    expect(moment(text)).toBe(expected);
  });

  it.each([
    ['om två veckor', 'noTime 2026-12-06'],
    ['in two weeks', 'noTime 2026-12-06'],
    ['torsdag 3 december', 'noTime 2026-12-03'],
    ['på torsdag 12–15 personer', 'noTime 2026-11-26'],
    ['på torsdag 20 personer', 'noTime 2026-11-26'],
    ['åt 18 personer på torsdag', 'noTime 2026-11-26'],
    ['torsdag 4 december kl 18', 'weekdayMismatch 2026-12-04'],
    ['Friday 3 December at 6 pm', 'weekdayMismatch 2026-12-03'],
    ['31 november kl 18', 'noSuchDay'],
  ])('says of %j: %s', (text, expected) => {
    expect(moment(text)).toBe(expected);
  });

  it('keeps what it understood for the form', () => {
    const text = 'Vårmöte fredag 3 december kl 18.30';
    const found = findMoment(text, now);
    expect(found).toMatchObject({ ok: false, reason: 'weekdayMismatch', time: { hour: 18, minute: 30 } });
    expect(text.slice(found?.start, found?.end)).toBe('fredag 3 december kl 18.30');
  });

  it('says where a time stood that was apart from its day', () => {
    const text = 'torsdag 3 december i Sätra kl 18';
    const found = findMoment(text, now);
    expect(text.slice(found?.start, found?.end)).toBe('torsdag 3 december');
    expect(text.slice(found?.timeSpan?.start, found?.timeSpan?.end)).toBe('kl 18');
  });

  it.each(['igår kl 18', '2026-11-21 18:00', 'idag kl 11', 'torsdag 12 november kl 18'])(
    'gives %j, and says that it has been',
    (text) => {
      expect(moment(text)).toMatch(/ past$/);
    },
  );

  it('refuses a time that the clock change skips', () => {
    expect(moment('2027-03-28 02:30')).toBe('skippedByClockChange 2027-03-28');
    expect(moment('28 mars kl 03.00')).toBe('2027-03-28 03:00');
  });

  it('takes the first of two times when the clock goes back', () => {
    const found = findMoment('2027-10-31 02:30', now);
    expect(found?.ok && found.at.toUTC().toISO()).toBe('2027-10-31T00:30:00.000Z');
  });

  it('keeps the time on the wall across a clock change', () => {
    expect(moment('2027-03-27 23:00–07:00')).toBe('2027-03-27 23:00–28/3 07:00');
    const found = findMoment('2027-03-29 18:00', now);
    expect(found?.ok && found.at.toISO()).toBe('2027-03-29T18:00:00.000+02:00');
  });

  it.each(['asdf', '', '18.00', 'Lokal 4', 'at 5 organisations', 'Torsdagsklubben 12 personer'])(
    'finds nothing in %j',
    (text) => {
      expect(moment(text)).toBeUndefined();
    },
  );
});

describe('findDueDay', () => {
  it.each([
    ['senast 15 december', '2026-12-15'],
    ['lokal på torsdagar, senast 15 december', '2026-12-15'],
    ['15/11', '2027-11-15'],
    ['på fredag', '2026-11-27'],
    ['före den 1:a', '2026-12-01'],
    ['by Friday', '2026-11-27'],
    ['in two weeks', '2026-12-06'],
    ['om en månad', '2026-12-22'],
    ['så snart som möjligt', undefined],
  ])('reads %j as %s', (text, expected) => {
    expect(findDueDay(text, now)?.on.toISODate() ?? undefined).toBe(expected);
  });
});

describe('wherever the machine stands', () => {
  const machineZone = process.env['TZ'];
  afterEach(() => {
    if (machineZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = machineZone;
  });

  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Auckland', 'Europe/Stockholm'])(
    'counts in the workspace, not in %s',
    (tz) => {
      process.env['TZ'] = tz;
      const lateEvening = DateTime.fromISO('2026-11-22T23:40', { zone });
      expect(day('igår', lateEvening)).toBe('2026-11-21');
      expect(day('yesterday', lateEvening)).toBe('2026-11-21');
      expect(day('i måndags', lateEvening)).toBe('2026-11-16');
      expect(moment('imorgon kl 9', lateEvening)).toBe('2026-11-23 09:00');
      expect(moment('in two weeks at 6 pm', lateEvening)).toBe('2026-12-06 18:00');
      expect(moment('torsdag v 49 kl 18', lateEvening)).toBe('2026-12-03 18:00');
    },
  );
});

describe('any text', () => {
  const word = fc.constantFrom(
    'torsdag',
    'kl',
    '18',
    '3',
    '3/12',
    'december',
    'maj',
    'i',
    'på',
    'den',
    '12:e',
    'för',
    'sedan',
    'two weeks',
    'at',
    '–',
    '2026-02-30',
    '99',
    '31',
    'februari',
    'v 53',
    '\n',
    '00:00',
    '24.00',
    '5 d',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word).map((words) => words.join(' ')),
  );

  it('gives a real day within the text, or none', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const found of [findDay(text, now), findDueDay(text, now), findMoment(text, now)]) {
          if (found === undefined) continue;
          expect(found.start).toBeGreaterThanOrEqual(0);
          expect(found.end).toBeGreaterThan(found.start);
          expect(found.end).toBeLessThanOrEqual(text.length);
          if ('on' in found && found.on !== undefined) expect(found.on.isValid).toBe(true);
          if ('at' in found) expect(found.endsAt === undefined || found.endsAt > found.at).toBe(true);
        }
      }),
    );
  });

  it.each(['a', ' ', '1/1 ', '1 jan ', 'kl 18 ', '5 minutes ', 'half an h ', '12.30-', 'om 1 ', 'torsdag '])(
    'comes to an end with 40,000 characters of %j',
    (piece) => {
      const text = piece.repeat(40_000).slice(0, 40_000);
      findDay(text, now);
      findMoment(text, now);
    },
  );
});
