import { DateTime } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';
import { Account } from '#entities/account.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { readPoll } from '#src/features/surveys/poll-line.ts';
import { readingOf } from '#test/support/harness.ts';
import { newestTo } from './hall.ts';
import { buildTown, type Town } from './town.ts';

let town: Town;
const now = DateTime.fromISO('2026-12-03T12:00', { zone: 'Europe/Stockholm' });
afterEach(() => town?.harness.stop());

describe('a question in one line', () => {
  it.each([
    ['Vilken dag passar? måndag; torsdag', ['måndag', 'torsdag']],
    ['Vad\nbehöver\r\nni?', []],
    ['Kom ni? Eller inte? ja; nej;', ['ja', 'nej']],
  ])('reads %j', (typed, options) => {
    const read = readPoll(typed, now);
    expect('poll' in read && read.poll.options).toEqual(options);
    expect('poll' in read && read.poll.question).not.toMatch(/[\r\n]/u);
  });

  it.each([
    ['?', 'noQuestion'],
    [' ?? a; b', 'noQuestion'],
    ['Vilken? måndag', 'oneOption'],
    ['Vilken? måndag; Måndag', 'twice'],
    [`Vilken? ${Array.from({ length: 100 }, (_, index) => index).join(';')}`, 'tooMany'],
    [`${'\u202Eאב'.repeat(7_000)}?`, 'tooLong'],
    [`Vilken? ${'x'.repeat(61)}; y`, 'optionTooLong'],
  ])('says what is wrong with %.20j: %s', (typed, problem) => {
    expect(readPoll(typed, now)).toEqual({ problem });
  });
});

describe('a poll', () => {
  it('has its card edited at least 3 s apart while answers come, and ends with the newest tally', async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira, amina, bo, carl } = town;
    const form = await harness.say(samira, '/enkat Vilken dag passar? måndag; torsdag');
    const preview = await harness.submit(samira, form, { people: [amina.id, bo.id, carl.id] });
    await harness.press(samira, preview, 'Skicka frågan');
    await harness.advanceTo('2026-12-03T12:05');
    const edits: DateTime[] = [];
    const chat = harness.messengers.get('browser');
    if (chat === undefined) throw new Error('There is no chat.');
    harness.messengers.set('browser', {
      ...chat,
      edit: (at, message) => {
        edits.push(harness.now);
        return chat.edit(at, message);
      },
    });
    const guests = [amina, bo, carl];
    for (let tap = 0; tap < 20; tap += 1) {
      const guest = guests[tap % guests.length] ?? amina;
      await harness.press(guest, newestTo(harness, guest), tap < 15 ? 'måndag' : 'torsdag');
      await harness.deliver();
      harness.now = harness.now.plus({ milliseconds: 400 });
    }
    await harness.advanceTo('2026-12-03T12:10');
    const pauses = edits.slice(1).map((at, index) => at.diff(edits[index] ?? at).toMillis());
    expect(edits.length).toBeGreaterThan(2);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(3_000);
    const reading = readingOf(newestTo(harness, samira));
    expect(reading).toContain('Har svarat: 3 av 3');
    expect(reading).toContain('torsdag: 3 av 3 (100');
  });

  it.each([
    ['everybody', true, '2 framme'],
    ['all but one', false, '1 framme och 1 kom inte fram'],
  ])(
    'has its card tell that it reached %s, when it goes out long after it was sent off',
    async (_, chats, told) => {
      town = await buildTown('2026-12-03T22:00');
      const { harness, samira, amina, bo } = town;
      const form = await harness.say(samira, '/enkat Vilken dag passar? måndag; torsdag');
      const preview = await harness.submit(samira, form, { people: [amina.id, bo.id] });
      await harness.press(samira, preview, 'Skicka frågan');
      await harness.advanceTo('2026-12-03T22:05');
      const card = newestTo(harness, samira);
      expect(readingOf(card)).toContain('Utskick: 2 väntar');
      if (!chats) await harness.em().nativeDelete(Account, { person: bo.id });
      await harness.advanceTo('2026-12-04T08:05');
      expect(readingOf(card)).toContain(`Utskick: ${told}`);
    },
  );

  it('is shown with whom it reaches, sent once, answered with a tap and counted', async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira, amina, bo } = town;
    const form = await harness.say(samira, '/enkat Vilken dag passar? måndag; torsdag');
    const preview = await harness.submit(samira, form, { people: [amina.id, bo.id] });
    expect(readingOf(preview)).toContain('2 personer');
    expect(readingOf(preview)).toContain('måndag, torsdag');
    expect(readingOf(preview).split('Vilken dag passar?')).toHaveLength(2);
    expect(harness.sent).toHaveLength(0);
    const [sent, again] = [
      await harness.press(samira, preview, 'Skicka frågan'),
      await harness.press(samira, preview, 'Skicka frågan'),
    ];
    expect(readingOf(sent)).toContain('Frågan skickas till 2 personer');
    expect(readingOf(again)).toContain('Redan skickat');
    await harness.deliver();
    expect(readingOf(newestTo(harness, samira))).toContain('0 av 2');
    expect(await harness.em().count(Survey, {})).toBe(1);
    expect(readingOf(newestTo(harness, amina))).toContain('En fråga från Hägersten');
    const answered = await harness.press(amina, newestTo(harness, amina), 'torsdag');
    expect(readingOf(answered)).toContain('Sparat: torsdag');
    await harness.press(amina, newestTo(harness, amina), 'måndag');
    expect(await harness.em().count(SurveyResponse, {})).toBe(1);
    await harness.advanceTo('2026-12-03T12:10');
    expect(readingOf(newestTo(harness, samira))).toContain('1 av 2');
    const closed = await harness.press(samira, newestTo(harness, samira), 'Stäng nu');
    expect(readingOf(closed)).toContain('Stängd');
    const late = await harness.press(bo, newestTo(harness, bo), 'måndag');
    expect(readingOf(late)).toContain('closed');
    expect(await harness.em().count(SurveyResponse, {})).toBe(1);
  });

  it('can be anonymous', async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira, amina } = town;
    const form = await harness.say(samira, '/enkat Vad saknar ni?');
    const preview = await harness.submit(samira, form, { people: [amina.id] });
    await harness.press(samira, preview, 'Skicka anonymt');
    await harness.deliver();
    expect(readingOf(newestTo(harness, amina))).toContain('ingen kan se vem som har svarat vad');
  });

  it('warns of giving oneself away only where something is written', async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira, amina } = town;
    const form = await harness.say(samira, '/enkat Vilken dag passar? måndag; torsdag');
    const preview = await harness.submit(samira, form, { people: [amina.id] });
    await harness.press(samira, preview, 'Skicka anonymt');
    await harness.deliver();
    expect(newestTo(harness, amina).card.title).toBe('Anonym enkät: Vilken dag passar?');
    const filled = await harness.press(amina, newestTo(harness, amina), 'Svara anonymt');
    if (filled.kind !== 'form') throw new Error(`No form: ${filled.kind}`);
    expect(filled.form.intro).toContain('en gång');
    expect(filled.form.intro).not.toContain('röjer');
  });
});
