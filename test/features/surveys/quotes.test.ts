import { afterEach, expect, it } from 'vitest';
import { AnonymousAnswer } from '#entities/anonymous-answer.ts';
import { Person } from '#entities/person.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { Workspace } from '#entities/workspace.ts';
import { sealedField } from '#src/conversation/elements/form.ts';
import { collectPersonalData } from '#src/features/personal-data/reads.ts';
import { sendQuestions } from '#src/features/surveys/writes.ts';
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
  // What has closed is listed for as long as there is something to take back.
  const own = await harness.say(amina, '/enkat');
  expect(readingOf(own)).toContain('Här får vi citera dig');
  expect(readingOf(await harness.say(bo, '/survey'))).not.toContain('We may quote you');
  const opened = await harness.press(amina, own, 'Se vad du svarade');
  expect(readingOf(opened)).toContain('Det gick att svara till');
  expect(readingOf(opened)).not.toContain('sparades inte');
  const withdrawn = await harness.press(amina, opened, 'Nej, ta tillbaka');
  expect(readingOf(withdrawn)).toContain('En lokal!');
  expect(await look()).not.toContain('Får citeras');
  expect(readingOf(await harness.say(amina, '/enkat'))).not.toContain('Här får vi citera dig');
});

it('is said on the page that the text stands on', async () => {
  town = await buildTown('2026-12-03T12:00');
  const { harness, samira, amina } = town;
  const worded = (kind: 'text' | 'choice', number: number) => ({
    kind,
    wording: { sv: `Fråga ${number}?`, en: `Question ${number}?` },
    choices:
      kind === 'text'
        ? []
        : [...Array(10).keys()].map((one) => ({ value: `${one}`, sv: 'ja'.repeat(30), en: 'yes' })),
  });
  const questions = [worded('choice', 1), worded('choice', 2), worded('choice', 3), worded('text', 4)];
  await harness.transact(harness.workspace.id, async (em) => {
    const workspace = await em.findOneOrFail(Workspace, harness.workspace.id);
    const coordinator = await em.findOneOrFail(Person, samira.id);
    const asked = [{ personId: amina.id }];
    await sendQuestions(
      em,
      { title: 'Lång', coordinator, questions, asked },
      { workspace, now: harness.now },
    );
  });
  await harness.deliver();
  const second = await harness.press(amina, newestTo(harness, amina), 'Nästa frågor');
  const written = await harness.press(amina, second, 'Spara texten', { text: 'En lokal!' });
  const quoted = readingOf(await harness.press(amina, written, 'Ja, utan namn'));
  expect(quoted).toContain('Fråga 4?');
  expect(quoted).not.toContain('Fråga 1?');
});

it('goes when its writer is erased, and the rest still counts', async () => {
  const { harness, samira, amina, bo } = await askInWords();
  for (const [person, save, how, words] of [
    [amina, 'Spara texten', 'Ja, med mitt namn', 'En lokal!'],
    [bo, 'Save the text', 'Yes, without my name', 'A stage!'],
  ] as const) {
    const written = await harness.press(person, newestTo(harness, person), save, { text: words });
    await harness.press(person, written, how);
  }
  const shown = await harness.say(amina, 'mina personuppgifter');
  await harness.press(amina, shown, 'Be att uppgifterna raderas');
  await harness.deliver();
  const request = await harness.press(samira, newestTo(harness, samira), 'Radera');
  expect(readingOf(request)).not.toContain('En lokal!');
  await harness.deliver();
  await harness.runJob('erasure.carryOut');
  expect(await harness.em().count(SurveyResponse, {})).toBe(1);
  const results = readingOf(await harness.press(samira, await harness.say(samira, '/enkat'), 'Visa svaren'));
  expect(results).toContain('A stage! (Bo · Får citeras utan namn)');
  expect(results).not.toMatch(/En lokal!|Får citeras med namn|Amina/u);
  expect(results).toContain('Har svarat: 2 av 2');
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
