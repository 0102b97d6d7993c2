import { afterEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Delivery } from '#entities/delivery.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { Workspace } from '#entities/workspace.ts';
import { readingOf } from '#test/support/harness.ts';
import { addAnswers } from './more-answers.ts';
import { buildMeeting, buildTown, type Town } from './town.ts';

let town: Town;
afterEach(() => town.harness.stop());

const evening = { starts: '2026-12-03T15:00', ends: '2026-12-03T17:00' };
const everyMinute = ['survey.open', 'survey.remind', 'survey.close'];

/** A Thursday meeting to which Amina and Bo said yes; time stands two hours after it, and the survey is sent. */
async function asked(): Promise<Town> {
  town = await buildTown('2026-12-03T17:30');
  const { amina, bo, carl } = town;
  await buildMeeting(town, {
    ...evening,
    replies: [
      [amina, 'yes'],
      [bo, 'yes'],
      [carl, 'maybe'],
    ],
  });
  await town.harness.advanceTo('2026-12-03T19:00', 'survey.open');
  return town;
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('There is none.');
  return item;
}

function chosenOn(card: string): string[] {
  return [...card.matchAll(/\[✓ ([^\]]+)\]/gu)].map(([, label = '']) => label);
}

describe('two hours after a meeting', () => {
  it('asks those who said yes, each in their language, and nobody before the hour', async () => {
    town = await buildTown('2026-12-03T17:30');
    const { harness, amina, bo, carl } = town;
    await buildMeeting(town, {
      ...evening,
      replies: [
        [amina, 'yes'],
        [bo, 'yes'],
        [carl, 'no'],
      ],
    });
    await harness.advanceTo('2026-12-03T18:59', 'survey.open');
    expect(harness.sent).toHaveLength(0);
    await harness.advanceTo('2026-12-03T19:00', 'survey.open');
    expect(readingOf(first(harness.sentTo(amina)))).toContain('Hur stor nytta hade du av mötet?');
    expect(readingOf(first(harness.sentTo(amina)))).toContain('inte anonyma');
    expect(readingOf(first(harness.sentTo(bo)))).toContain('How useful was the meeting for you?');
    expect(harness.sentTo(carl)).toHaveLength(0);
    // Who may speak for several is told which of them this is about.
    expect(readingOf(first(harness.sentTo(amina)))).toContain('för att du företräder Hagsätra Folkdans');
    expect(readingOf(first(harness.sentTo(bo)))).not.toContain('speak for');
  });

  it('sends once when run twice, also at the same time', async () => {
    const { harness } = await asked();
    await Promise.all([harness.runJob('survey.open'), harness.runJob('survey.open')]);
    await harness.deliver();
    expect(await harness.em().count(Survey)).toBe(1);
    expect(await harness.em().count(Delivery, { message: 'survey.ask' })).toBe(2);
  });

  it('settles two that open it in the same moment', async () => {
    town = await buildTown('2026-12-03T19:30');
    const { harness, amina } = town;
    await buildMeeting(town, { ...evening, replies: [[amina, 'yes']] });
    await Promise.all([harness.runJob('survey.open'), harness.runJob('survey.open')]);
    expect(await harness.em().count(Survey)).toBe(1);
    expect(await harness.em().count(Delivery, { message: 'survey.ask' })).toBe(1);
  });

  it('asks nothing after a cancelled meeting, nor after one long ago', async () => {
    town = await buildTown('2026-12-06T12:00');
    const { harness, amina } = town;
    await buildMeeting(town, { ...evening, replies: [[amina, 'yes']] });
    const saturday = { starts: '2026-12-05T15:00', ends: '2026-12-05T17:00' };
    await buildMeeting(town, { ...saturday, replies: [[amina, 'yes']], cancelled: true });
    await harness.runJob('survey.open');
    expect(await harness.em().count(Survey)).toBe(0);
  });

  it('tells the organiser once why there is none, when nobody came or said yes', async () => {
    town = await buildTown('2026-12-03T17:30');
    const { harness, samira, carl } = town;
    await buildMeeting(town, { ...evening, replies: [[carl, 'no']] });
    await harness.advanceTo('2026-12-04T10:00', 'survey.open');
    const told = harness.sentTo(samira);
    expect(told).toHaveLength(1);
    expect(readingOf(first(told))).toContain('Ingen enkät gick ut efter Höstmöte');
  });

  it('waits for the morning after the clock went forward in the night', async () => {
    town = await buildTown('2027-03-27T22:30');
    const { harness, amina } = town;
    await buildMeeting(town, {
      starts: '2027-03-27T20:00',
      ends: '2027-03-27T23:00',
      replies: [[amina, 'yes']],
    });
    await harness.advanceTo('2027-03-28T07:59', 'survey.open');
    expect(await harness.em().count(Survey)).toBe(1);
    expect(harness.sentTo(amina)).toHaveLength(0);
    await harness.advanceTo('2027-03-28T08:00', 'survey.open');
    expect(harness.sentTo(amina)).toHaveLength(1);
    const [delivery] = await harness.em().find(Delivery, { message: 'survey.ask' });
    expect(delivery?.sentAt?.toISO()).toBe('2027-03-28T06:00:00.000Z');
  });
});

describe('answering', () => {
  it('saves each tap as it is made, shows that it did, and replaces the one before', async () => {
    const { harness, amina } = await asked();
    const question = first(harness.sentTo(amina));
    const tapped = await harness.press(amina, question, '4');
    expect(tapped.kind).toBe('replace');
    expect(chosenOn(readingOf(tapped))).toEqual(['4']);
    expect(readingOf(tapped)).toContain('Sparat: 4');
    const changed = await harness.press(amina, tapped, '5 – mycket stor');
    const chosen = await harness.press(amina, changed, 'Lokaler');
    expect(chosenOn(readingOf(chosen))).toEqual(['5 – mycket stor', 'Lokaler']);
    const written = await harness.press(amina, chosen, 'Spara texten', { text: '  Mer fika!  ' });
    expect(readingOf(written)).toContain('Nu har du svarat på alla frågor');
    const kept = await harness.em().find(SurveyResponse, {}, { orderBy: { id: 'asc' } });
    expect(kept.map(({ value }) => value)).toEqual(['5', 'premises', 'Mer fika!']);
  });

  it('keeps two taps made at once, and one answer to each question', async () => {
    const { harness, amina } = await asked();
    const question = first(harness.sentTo(amina));
    await Promise.all(['2', '3', 'Lokaler'].map((label) => harness.press(amina, question, label)));
    expect(await harness.em().count(SurveyResponse)).toBe(2);
  });

  it('takes an emptied text back, and says so when there was none', async () => {
    const { harness, amina } = await asked();
    const question = first(harness.sentTo(amina));
    const empty = await harness.press(amina, question, 'Spara texten', { text: '   ' });
    expect(readingOf(empty)).toContain('Rutan var tom');
    const written = await harness.press(amina, question, 'Spara texten', { text: 'Bra' });
    await harness.press(amina, written, 'Spara ändringen', { text: '' });
    expect(await harness.em().count(SurveyResponse)).toBe(0);
  });

  it.each([
    ['only emoji', '🎉🎉'],
    ['right-to-left text', 'كان اللقاء جيدا'],
    ['what pings a channel', '<!channel>'],
    ['what ends a script', '</script><b>'],
    ['SQL', "'; drop table surveys; --"],
  ])('keeps %s as it was written', async (_name, typed) => {
    const { harness, samira, amina } = await asked();
    await harness.press(amina, first(harness.sentTo(amina)), 'Spara texten', { text: typed });
    expect(readingOf(await harness.say(samira, '/enkat Höstmöte'))).toContain(typed);
  });

  it('keeps a text that is too long in a form where it can be shortened', async () => {
    const { harness, amina } = await asked();
    const question = first(harness.sentTo(amina));
    const refused = await harness.press(amina, question, 'Spara texten', { text: 'å'.repeat(40_000) });
    expect(readingOf(refused)).toContain('40 000'.replace(' ', '\u00a0'));
    const form = await harness.press(amina, refused, 'Korta texten');
    expect(form.kind === 'form' && form.form.fields[0]).toMatchObject({ value: 'å'.repeat(40_000) });
    const still = await harness.submit(amina, form, {});
    expect(still.kind === 'errors' && still.errors['text']).toContain('2 000');
    const saved = await harness.submit(amina, form, { text: 'Kortare' });
    expect(readingOf(saved)).toContain('Sparat');
    expect((await harness.em().find(SurveyResponse, {})).map(({ value }) => value)).toEqual(['Kortare']);
  });

  it('refuses somebody else, for their eyes only', async () => {
    const { harness, amina, bo } = await asked();
    const refused = await harness.press(bo, first(harness.sentTo(amina)), '4');
    expect(refused.kind).toBe('onlyYou');
    expect(readingOf(refused)).toContain('Only the person who got it can answer');
    expect(await harness.em().count(SurveyResponse)).toBe(0);
  });

  it('refuses an answer that was never offered', async () => {
    const { harness, amina } = await asked();
    const refused = await harness.press(amina, first(harness.sentTo(amina)), '4', { value: '6' });
    expect(readingOf(refused)).toContain('Svaret sparades inte');
    expect(await harness.em().count(SurveyResponse)).toBe(0);
  });

  it('says that it has closed, shows what was answered in time, and loses no words', async () => {
    const { harness, amina } = await asked();
    const tapped = await harness.press(amina, first(harness.sentTo(amina)), '4');
    await harness.advanceTo('2026-12-10T19:00');
    const late = await harness.press(amina, tapped, 'Spara texten', { text: 'Tack för maten' });
    expect(late.kind).toBe('replace');
    expect(readingOf(late)).toContain('är stängd');
    expect(readingOf(late)).toContain('Tack för maten');
    expect(readingOf(late)).toContain('Hur stor nytta hade du av mötet? (4)');
    expect((await harness.em().find(SurveyResponse, {})).map(({ value }) => value)).toEqual(['4']);
  });
});

describe('in one message with something else, since the week was full', () => {
  it('is answered beside it, so that the rest still stands there', async () => {
    const { harness, amina } = await asked();
    const em = harness.em();
    (await em.findOneOrFail(Workspace, harness.workspace.id)).weeklyMessages = 1;
    await em.flush();
    for (const title of ['Lokalmöte', 'Körträff']) {
      await buildMeeting(town, {
        title,
        starts: '2026-12-04T15:00',
        ends: '2026-12-04T17:00',
        replies: [[amina, 'yes']],
      });
    }
    await harness.advanceTo('2026-12-04T19:00', 'survey.open');
    await harness.advanceTo('2026-12-10T19:30');
    const bundle = harness.sentTo(amina)[1];
    if (bundle === undefined) throw new Error('Nothing was sent.');
    expect(bundle.card.title).toBe('2 saker från Hägersten');
    const tapped = await harness.press(amina, bundle, '4');
    expect(tapped.kind).toBe('onlyYou');
    expect(readingOf(tapped)).toContain('Sparat: 4');
    expect((await harness.press(amina, tapped, 'Lokaler')).kind).toBe('replace');
    expect((await harness.press(amina, first(harness.sentTo(amina)), '4')).kind).toBe('replace');
  });
});

describe('after three days', () => {
  it('reminds those who have answered nothing, once, and nobody else', async () => {
    const { harness, amina, bo } = await asked();
    await harness.press(amina, first(harness.sentTo(amina)), '4');
    await harness.advanceTo('2026-12-06T18:59', ...everyMinute);
    expect(harness.sentTo(bo)).toHaveLength(1);
    await harness.advanceTo('2026-12-06T19:00', ...everyMinute);
    await harness.runJob('survey.remind');
    await harness.advanceTo('2026-12-09T12:00', ...everyMinute);
    expect(harness.sentTo(amina)).toHaveLength(1);
    expect(harness.sentTo(bo)).toHaveLength(2);
    const [asking, reminder] = harness.sentTo(bo);
    expect(readingOf(first(harness.sentTo(bo).slice(1)))).toContain('We have not heard from you yet');
    expect(reminder?.card.title).toBe(`Reminder: ${asking?.card.title}`);
  });

  it('reminds once when run twice at the same time', async () => {
    const { harness } = await asked();
    await harness.advanceTo('2026-12-06T19:00');
    await Promise.all([harness.runJob('survey.remind'), harness.runJob('survey.remind')]);
    expect(await harness.em().count(Delivery, { message: 'survey.remind' })).toBe(2);
  });

  it('leaves out who answers while the reminder waits for the morning', async () => {
    const { harness, amina } = await asked();
    await harness.advanceTo('2026-12-06T21:30');
    await harness.runJob('survey.remind');
    await harness.press(amina, first(harness.sentTo(amina)), '4');
    await harness.advanceTo('2026-12-07T12:00');
    expect(harness.sentTo(amina)).toHaveLength(1);
  });
});

describe('the result', () => {
  it('counts as answers come, and is told again at closing, once when run twice', async () => {
    const { harness, samira, amina, bo } = await asked();
    await harness.advanceTo('2026-12-04T08:00');
    const live = first(harness.sentTo(samira));
    expect(readingOf(live)).toContain('Har svarat: 0 av 2');
    const tapped = await harness.press(amina, first(harness.sentTo(amina)), '4');
    await harness.press(amina, tapped, 'Spara texten', { text: 'Mer fika' });
    await harness.press(bo, first(harness.sentTo(bo)), '5 – very');
    await harness.advanceTo('2026-12-04T08:01');
    const reading = readingOf(live);
    expect(reading).toContain('Har svarat: 2 av 2');
    expect(reading).toContain('Medelvärde 4,5 av 5');
    expect(reading).toContain('- 4: 1 av 2 (50\u00a0%)');
    expect(reading).toContain('- Mer fika (Hagsätra Folkdans)');
    expect(reading).not.toContain('har inte svarat');
    await harness.advanceTo('2026-12-10T19:00');
    await Promise.all([harness.runJob('survey.close'), harness.runJob('survey.close')]);
    await harness.advanceTo('2026-12-11T08:00', ...everyMinute);
    const told = harness.sentTo(samira);
    expect(await harness.em().count(AuditEntry, { verb: 'survey.close' })).toBe(1);
    expect(told).toHaveLength(2);
    expect(readingOf(first(told.slice(1)))).toContain('Läge: Stängd torsdag 10 december kl. 19.00');
  });

  it('names who has not answered by organisation, and pages the texts by ten', async () => {
    const { harness, samira, amina } = await asked();
    expect(readingOf(await harness.say(samira, '/enkat Höst'))).toContain('- Hagsätra Folkdans (Amina)');
    const answered = await harness.press(amina, first(harness.sentTo(amina)), 'Spara texten', {
      text: 'svar 1',
    });
    expect(answered.kind).toBe('replace');
    const em = harness.em();
    const [response] = await em.find(SurveyResponse, {}, { populate: ['request', 'question'] });
    if (response === undefined) throw new Error('Nothing was kept.');
    await addAnswers(em, harness.workspace, response, 22);
    const shown = await harness.say(samira, '/enkat Höstmöte');
    const one = await harness.press(samira, shown, 'Läs alla 23 svar');
    expect(one.kind).toBe('onlyYou');
    expect(readingOf(one)).toContain('Svar 1–10 av 23');
    const three = await harness.press(samira, await harness.press(samira, one, 'Visa nästa'), 'Visa nästa');
    expect(three.kind).toBe('replace');
    expect(readingOf(three)).toContain('Svar 21–23 av 23');
  });
});
