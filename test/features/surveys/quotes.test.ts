import { afterEach, expect, it } from 'vitest';
import { AnonymousAnswer } from '#entities/anonymous-answer.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { sealedField } from '#src/conversation/elements/form.ts';
import { collectPersonalData } from '#src/features/personal-data/reads.ts';
import { readingOf } from '#test/support/harness.ts';
import { askAnonymously, closeAll, newestTo } from './hall.ts';
import { buildTown, type Town } from './town.ts';

let town: Town | undefined;
afterEach(async () => {
  await town?.harness.stop();
  town = undefined;
});

async function askInWords(): Promise<Town> {
  town = await buildTown('2026-12-03T12:00');
  const { harness, samira, amina, bo } = town;
  const form = await harness.say(samira, '/enkat Vad saknar ni?');
  const preview = await harness.submit(samira, form, { people: [amina.id, bo.id] });
  await harness.press(samira, preview, 'Skicka frågan');
  await harness.deliver();
  return town;
}

it('asks with the text whether it may be quoted, shows it with the mark, and takes it back also after closing', async () => {
  const { harness, samira, amina, bo } = await askInWords();
  expect(readingOf(newestTo(harness, amina))).not.toContain('citera');
  const written = await harness.press(amina, newestTo(harness, amina), 'Spara texten', { text: 'En lokal!' });
  const named = await harness.press(amina, written, 'Ja, med mitt namn');
  expect(readingOf(named)).toContain('[✓ Ja, med mitt namn]');
  const look = async () =>
    readingOf(await harness.press(samira, await harness.say(samira, '/enkat'), 'Visa svaren'));
  expect(await look()).toContain('Får citeras med namn: Amina');
  const data = await collectPersonalData(harness.em(), amina);
  expect(data.sections.answers[0]).toMatchObject({ answer: 'En lokal!', quote: 'named' });
  // Somebody else cannot say it for her.
  const { values } = harness.button(named, 'Ja, utan namn');
  await harness.act(bo, { kind: 'press', action: 'survey.quote', values });
  expect(await look()).toContain('Får citeras med namn: Amina');
  await harness.press(samira, newestTo(harness, samira), 'Stäng nu');
  await harness.runJob('survey.close');
  const withdrawn = await harness.press(amina, named, 'Nej, ta tillbaka');
  expect(readingOf(withdrawn)).toContain('En lokal!');
  expect(await look()).not.toContain('Får citeras');
});

it('is gone with the text', async () => {
  const { harness, amina } = await askInWords();
  const written = await harness.press(amina, newestTo(harness, amina), 'Spara texten', { text: 'En lokal!' });
  const quoted = await harness.press(amina, written, 'Ja, utan namn');
  await harness.press(amina, quoted, 'Spara ändringen', { text: '' });
  expect(await harness.em().count(SurveyResponse, {})).toBe(0);
});

it('is without a name in an anonymous survey, and tells nothing about whose it is', async () => {
  const hall = await askAnonymously(6);
  town = hall;
  const { harness, samira, guests } = hall;
  const question = await harness.em().findOneOrFail(SurveyQuestion, { kind: 'text' });
  for (const [index, guest] of guests.entries()) {
    const form = await harness.press(guest, newestTo(harness, guest), 'Svara anonymt');
    await harness.submit(guest, form, {
      [`${sealedField}${question.id}`]: `text ${index}`,
      [`${sealedField}quote-${question.id}`]: index === 2 ? ['yes'] : [],
    });
  }
  await closeAll(harness);
  const answers = await harness.em().find(AnonymousAnswer, { quotable: true });
  expect(answers.map(({ value }) => value)).toEqual(['text 2']);
  const reading = readingOf(newestTo(harness, samira));
  expect(reading).toContain('- text 2 (Får citeras utan namn)');
  expect(guests.filter(({ name }) => reading.includes(name))).toEqual([]);
  const third = guests[2];
  if (third === undefined) throw new Error('Nobody came.');
  const data = JSON.stringify(await collectPersonalData(harness.em(), third));
  expect(data).toContain('Höstmöte');
  expect(data).not.toMatch(/text \d/u);
});
