import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import type { Organisation } from '#entities/organisation.ts';
import { Representative } from '#entities/representative.ts';
import { SealedBallot } from '#entities/sealed-ballot.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildOrganisation } from '#test/support/people.ts';
import { newestTo, valuesOf } from './hall.ts';
import { buildTown, type Town } from './town.ts';

let town: Town;
let culture: Organisation;

/** Amina speaks for Hagsätra Folkdans and for Sätra Kulturförening; Bo for the first of them too. */
beforeEach(async () => {
  town = await buildTown('2026-12-03T12:00');
  const { harness, amina, bo, dancers } = town;
  const { workspace } = harness;
  const em = harness.em();
  for (const person of [amina, bo]) em.create(Representative, { workspace, person, organisation: dancers });
  await em.flush();
  culture = await buildOrganisation(em, workspace, {
    name: 'Sätra Kulturförening',
    representatives: [amina],
  });
});
afterEach(() => town.harness.stop());

/** What a coordinator sees before a question with one voice for each organisation goes out. */
async function previewFor(selection: Record<string, string | readonly string[]>): Promise<Answer> {
  const { harness, samira } = town;
  const line = await harness.say(samira, '/enkat Hur har året varit?');
  const preview = await harness.submit(samira, line, selection);
  const draft = await harness.press(samira, preview, 'Ändra frågan');
  const heading = await harness.press(samira, draft, 'Ändra rubrik och inledning');
  const changed = await harness.submit(samira, heading, {
    title: 'Hur har året varit?',
    voice: 'organisation',
  });
  const chosen = await harness.press(samira, changed, 'Välj mottagare');
  return harness.submit(samira, chosen, selection);
}

async function ask(how = 'Skicka frågan'): Promise<void> {
  const { harness, samira } = town;
  await harness.press(samira, await previewFor({ who: 'all' }), how);
  await harness.deliver();
}

async function values(): Promise<Record<string, string>> {
  const found = await town.harness.em().find(SurveyResponse, {}, { populate: ['request.organisation'] });
  return Object.fromEntries(
    found.map(({ request, value }) => [request.getEntity().organisation?.getEntity().name ?? '', value]),
  );
}

describe('somebody who speaks for two organisations with one voice each', () => {
  it('counts as one person and two organisations, and is asked in one message', async () => {
    const { harness, amina } = town;
    const preview = readingOf(await previewFor({ who: 'all' }));
    expect(preview).toContain('2 personer från 2 aktörer');
    await ask();
    expect(await harness.em().count(Delivery, { message: 'survey.ask' })).toBe(2);
    expect(await harness.em().count(SurveyRequest, { person: amina.id })).toBe(2);
  });

  it('is asked only for the one that was chosen, and for both when chosen by name', async () => {
    const { amina, dancers } = town;
    expect(readingOf(await previewFor({ organisations: [culture.id] }))).toContain('1 person från 1 aktör');
    expect(readingOf(await previewFor({ people: [amina.id] }))).toContain('1 person från 2 aktörer');
    expect(readingOf(await previewFor({ people: [amina.id], organisations: [dancers.id] }))).toContain(
      '2 personer från 2 aktörer',
    );
  });

  it('answers for each by itself, and sees who spoke for each', async () => {
    const { harness, samira, amina, bo } = town;
    await ask();
    const first = readingOf(newestTo(harness, amina));
    expect(first).toContain('Du svarar för Hagsätra Folkdans');
    expect(first).toContain('Du talar också för en aktör till som inte har svarat än.');
    await harness.press(bo, newestTo(harness, bo), 'Save the text', { text: 'Good' });
    const opened = await harness.press(amina, newestTo(harness, amina), 'Svara för Sätra Kulturförening');
    expect(readingOf(opened)).toContain('Du svarar för Sätra Kulturförening');
    expect(readingOf(opened)).not.toContain('Bo har svarat');
    const saved = await harness.press(amina, opened, 'Spara texten', { text: 'Tyst' });
    expect(readingOf(saved)).toContain('Se svaret för Hagsätra Folkdans');
    const back = await harness.press(amina, saved, 'Se svaret för Hagsätra Folkdans');
    expect(readingOf(back)).toContain('Bo har svarat för Hagsätra Folkdans');
    expect(await values()).toEqual({ 'Hagsätra Folkdans': 'Good', 'Sätra Kulturförening': 'Tyst' });
    await harness.advanceTo('2026-12-03T12:10');
    expect(readingOf(newestTo(harness, samira))).toContain('Har svarat: 2 av 2');
  });

  it('finds each in the list of their own surveys', async () => {
    const { harness, amina } = town;
    await ask();
    const own = readingOf(await harness.say(amina, '/enkat'));
    expect(own).toContain('Hur har året varit?, för Hagsätra Folkdans');
    expect(own).toContain('Hur har året varit?, för Sätra Kulturförening');
  });

  it('is reminded once, of the one that has not answered', async () => {
    const { harness, amina } = town;
    await ask();
    await harness.press(amina, newestTo(harness, amina), 'Spara texten', { text: 'Bra' });
    await harness.advanceTo('2026-12-06T12:30');
    await harness.runJob('survey.remind');
    await harness.advanceTo('2026-12-07T10:00');
    expect(await harness.em().count(Delivery, { message: 'survey.remind' })).toBe(1);
    expect(readingOf(newestTo(harness, amina))).toContain('Du svarar för Sätra Kulturförening');
  });

  it('seals one anonymous form for each', async () => {
    const { harness, amina } = town;
    await ask('Skicka anonymt');
    const asked = newestTo(harness, amina);
    expect(readingOf(asked)).toContain('Svara för Sätra Kulturförening');
    const form = await harness.press(amina, asked, 'Svara anonymt');
    const sent = await harness.submit(amina, form, await valuesOf(harness.em(), { text: 'Hej' }));
    const other = await harness.press(amina, sent, 'Svara för Sätra Kulturförening');
    const second = await harness.press(amina, other, 'Svara anonymt');
    const done = await harness.submit(amina, second, await valuesOf(harness.em(), { text: 'Hå' }));
    expect(readingOf(done)).toContain('Svaret från Sätra Kulturförening är förseglat');
    expect(await harness.em().count(SealedBallot, {})).toBe(2);
  });

  it('is asked once for themselves where every person counts', async () => {
    const { harness, samira, amina } = town;
    const line = await harness.say(samira, '/enkat Hur har året varit?');
    await harness.press(samira, await harness.submit(samira, line, { who: 'all' }), 'Skicka frågan');
    expect(await harness.em().count(SurveyRequest, { person: amina.id })).toBe(1);
  });
});
