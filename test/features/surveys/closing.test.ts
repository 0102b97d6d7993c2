import { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Delivery } from '#entities/delivery.ts';
import { Survey } from '#entities/survey.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { checkClosing, closingOf } from '#src/features/surveys/closing.ts';
import { readPoll } from '#src/features/surveys/poll-line.ts';
import { readingOf } from '#test/support/harness.ts';
import { newestTo } from './hall.ts';
import { buildMeeting, buildTown, type Town } from './town.ts';

const zone = 'Europe/Stockholm';
const local = (iso: string) => DateTime.fromISO(iso, { zone });
// A Thursday.
const noon = local('2026-12-03T12:00');

let town: Town;

async function closesAt(): Promise<string | undefined> {
  const survey = await town.harness.em().findOne(Survey, {});
  return survey?.closesAt.setZone(zone).toFormat('yyyy-MM-dd HH:mm');
}

/** The preview of a line, for Amina and Bo. */
async function previewOf(line: string): Promise<Answer> {
  const { harness, samira, amina, bo } = town;
  const form = await harness.say(samira, line);
  return harness.submit(samira, form, { people: [amina.id, bo.id] });
}

describe('the last day to answer in a line', () => {
  it.each([
    ['Vilken dag? måndag; torsdag, senast fredag', '2026-12-04 23:59', ['måndag', 'torsdag']],
    ['Vilken dag? måndag; torsdag senast 10 december kl 15', '2026-12-10 15:00', ['måndag', 'torsdag']],
    ['Vad behöver ni? Svara senast om två veckor.', '2026-12-17 23:59', []],
    ['Which day? Monday; Thursday, by Friday', '2026-12-04 23:59', ['Monday', 'Thursday']],
    ['När kan ni? senast fredag; senast lördag', undefined, ['senast fredag', 'senast lördag']],
    ['Vad är bäst? senast bytet; det nya', undefined, ['senast bytet', 'det nya']],
  ])('of %j', (typed, until, options) => {
    const read = readPoll(typed, noon);
    expect('poll' in read && read.poll.options).toEqual(options);
    expect('poll' in read && read.poll.closesAt?.toFormat('yyyy-MM-dd HH:mm')).toBe(until);
  });

  it.each([
    ['Vilken? a; b, senast 31 november', 'noSuchClosing'],
    ['Vilken? a; b, senast måndag 4 december', 'noSuchClosing'],
    ['Vilken? a; b, senast 2026-12-01', 'past'],
    ['Vilken? a; b, senast kl 12.30', 'tooSoon'],
    ['Vilken? a; b, senast 2027-03-01', 'tooLate'],
  ])('is refused in %j: %s', (typed, problem) => {
    expect(readPoll(typed, noon)).toEqual({ problem });
  });

  it('is said what is wrong with, and what was typed is kept', async () => {
    town = await buildTown('2026-12-03T12:00');
    const answer = readingOf(
      await town.harness.say(town.samira, '/enkat Kom ni? ja; nej, senast 2026-12-01'),
    );
    expect(answer).toContain('Den sista svarsdagen har redan varit.');
    expect(answer).toContain('Kom ni? ja; nej, senast 2026-12-01');
    await town.harness.stop();
  });
});

describe('when a survey closes', () => {
  it('lies between an hour and sixty days ahead', () => {
    expect(checkClosing(noon, noon)).toBe('past');
    expect(checkClosing(noon.plus({ minutes: 59 }), noon)).toBe('tooSoon');
    expect(checkClosing(noon.plus({ hours: 1 }), noon)).toBeUndefined();
    expect(checkClosing(noon.plus({ days: 60 }).set({ hour: 23, minute: 59 }), noon)).toBeUndefined();
    expect(checkClosing(noon.plus({ days: 61 }), noon)).toBe('tooLate');
  });

  it('is a week ahead where nothing was chosen, or nothing that still fits', () => {
    const usual = noon.plus({ days: 7 }).toISO();
    expect(closingOf(null, noon).toISO()).toBe(usual);
    expect(closingOf('2026-12-01T10:00:00.000Z', noon).toISO()).toBe(usual);
    expect(closingOf('2026-12-05T10:00:00.000Z', noon).toISO()).toBe('2026-12-05T11:00:00.000+01:00');
  });
});

describe('a coordinator', () => {
  beforeEach(async () => {
    town = await buildTown('2026-12-03T12:00');
  });
  afterEach(() => town.harness.stop());

  it('sees the last day of the line before it is sent, and those asked see it too', async () => {
    const { harness, samira, amina } = town;
    const preview = await previewOf('/enkat Kom ni? ja; nej, senast fredag');
    expect(readingOf(preview)).toContain('Tar emot svar: till fredag 4 december kl. 23.59');
    await harness.press(samira, preview, 'Skicka frågan');
    await harness.deliver();
    expect(await closesAt()).toBe('2026-12-04 23:59');
    expect(readingOf(newestTo(harness, amina))).toContain(
      'du kan ändra dig till fredag 4 december kl. 23.59',
    );
  });

  it('chooses it in the form, which says what cannot be, and leaves it open again', async () => {
    const { harness, samira } = town;
    const preview = await previewOf('/enkat Kom ni? ja; nej');
    expect(readingOf(preview)).toContain('Tar emot svar: i 7 dagar');
    const form = await harness.press(samira, preview, 'Ändra sista svarsdag');
    const refused = await harness.submit(samira, form, { date: '2026-12-02' });
    expect(JSON.stringify(refused)).toContain('Den sista svarsdagen har redan varit.');
    const far = await harness.submit(samira, form, { date: '2027-12-02' });
    expect(JSON.stringify(far)).toContain('högst 60 dagar');
    const chosen = await harness.submit(samira, form, { date: '2026-12-20', time: '18:00' });
    expect(readingOf(chosen)).toContain('till söndag 20 december kl. 18.00');
    const again = await harness.press(samira, chosen, 'Ändra sista svarsdag');
    expect(JSON.stringify(again)).toContain('2026-12-20');
    const open = await harness.submit(samira, again, { date: '', time: '' });
    expect(readingOf(open)).toContain('Tar emot svar: i 7 dagar');
  });

  it('is shown that the last day has gone by while the draft lay, and cannot send it so', async () => {
    const { harness, samira } = town;
    const preview = await previewOf('/enkat Kom ni? ja; nej, senast fredag');
    harness.now = local('2026-12-05T12:00');
    const late = readingOf(await harness.press(samira, preview, 'Skicka frågan'));
    expect(late).toContain('Den sista svarsdagen har redan varit.');
    expect(late).not.toContain('[Skicka frågan]');
    expect(await harness.em().count(Survey, {})).toBe(0);
  });

  it('gives more time, and takes it back, while it is open', async () => {
    const { harness, samira, amina } = town;
    await harness.press(samira, await previewOf('/enkat Kom ni? ja; nej, senast fredag'), 'Skicka frågan');
    await harness.advanceTo('2026-12-04T09:00');
    const results = newestTo(harness, samira);
    const form = await harness.press(samira, results, 'Ändra sista svarsdag');
    const more = await harness.submit(samira, form, { date: '2026-12-18' });
    expect(readingOf(more)).toContain('Öppen till fredag 18 december kl. 23.59');
    expect(await closesAt()).toBe('2026-12-18 23:59');
    await harness.advanceTo('2026-12-10T10:00');
    await harness.runJob('survey.close');
    const answered = await harness.press(amina, newestTo(harness, amina), 'ja');
    expect(readingOf(answered)).toContain('fredag 18 december');
    const far = await harness.submit(samira, await harness.press(samira, results, 'Ändra sista svarsdag'), {
      date: '2027-02-15',
    });
    expect(JSON.stringify(far)).toContain('högst 60 dagar');
    expect(await harness.em().count(AuditEntry, { verb: 'survey.changeClosing' })).toBe(1);
  });

  it('cannot open a closed one again', async () => {
    const { harness, samira } = town;
    await harness.press(samira, await previewOf('/enkat Kom ni? ja; nej, senast fredag'), 'Skicka frågan');
    await harness.advanceTo('2026-12-03T12:10');
    const form = await harness.press(samira, newestTo(harness, samira), 'Ändra sista svarsdag');
    harness.now = local('2026-12-05T09:00');
    const late = await harness.submit(samira, form, { date: '2026-12-18' });
    expect(readingOf(late)).toContain('går inte att öppna igen');
    expect(await closesAt()).toBe('2026-12-04 23:59');
  });

  it('has those who are silent reminded a day before a short one closes, and not of one that is shorter still', async () => {
    const { harness, samira } = town;
    await harness.press(samira, await previewOf('/enkat Kom ni? ja; nej, senast lördag'), 'Skicka frågan');
    await harness.press(samira, await previewOf('/enkat Och sen? ja; nej, senast kl 20'), 'Skicka frågan');
    const reminders = () => harness.em().count(Delivery, { message: 'survey.remind' });
    harness.now = local('2026-12-03T19:30');
    await harness.runJob('survey.remind');
    expect(await reminders()).toBe(0);
    harness.now = local('2026-12-05T00:01');
    await harness.runJob('survey.remind');
    expect(await reminders()).toBe(2);
    await harness.runJob('survey.remind');
    expect(await reminders()).toBe(2);
  });

  it('chooses it for the survey after a meeting, which goes out by itself', async () => {
    const { harness, samira, amina } = town;
    await buildMeeting(town, {
      starts: '2026-12-03T15:00',
      ends: '2026-12-03T17:00',
      replies: [[amina, 'yes']],
    });
    const offer = await harness.say(samira, '/enkat Höstmöte');
    const draft = await harness.press(samira, offer, 'Ändra frågorna');
    const form = await harness.press(samira, draft, 'Ändra sista svarsdag');
    const early = await harness.submit(samira, form, { date: '2026-12-03', time: '18:00' });
    expect(JSON.stringify(early)).toContain('Den sista svarsdagen har redan varit.');
    await harness.submit(samira, form, { date: '2026-12-05' });
    harness.now = local('2026-12-03T19:01');
    await harness.runJob('survey.open');
    expect(await closesAt()).toBe('2026-12-05 23:59');
  });
});
