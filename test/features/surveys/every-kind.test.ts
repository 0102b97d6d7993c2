import { afterEach, describe, expect, it } from 'vitest';
import { AnonymousAnswer } from '#entities/anonymous-answer.ts';
import { SealedBallot } from '#entities/sealed-ballot.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { sealedField } from '#src/conversation/elements/form.ts';
import { readingOf } from '#test/support/harness.ts';
import { askEveryKind } from './every-kind.ts';
import { newestTo } from './hall.ts';
import { buildTown, type Town } from './town.ts';

let town: Town;
afterEach(() => town.harness.stop());

async function asked(anonymous = false): Promise<Town> {
  town = await buildTown('2026-12-03T12:00');
  await askEveryKind(town, { anonymous });
  return town;
}

async function kept(): Promise<Record<string, string>> {
  const responses = await town.harness.em().find(SurveyResponse, {}, { populate: ['question'] });
  return Object.fromEntries(responses.map(({ question, value }) => [question.getEntity().kind, value]));
}

/** Writes in one of the two fields of the newest card, and presses the button beside it. */
async function write(kind: 'text' | 'number', text: string | number) {
  const { harness, amina } = town;
  return harness.press(amina, newestTo(harness, amina), kind === 'text' ? 'Spara texten' : 'Spara talet', {
    text,
  });
}

describe('a question of every kind', () => {
  it('is answered in the open, each answer saved as it is made and shown', async () => {
    const { harness, amina } = await asked();
    const question = newestTo(harness, amina);
    await harness.press(amina, question, '4');
    await harness.press(amina, question, '10');
    await harness.press(amina, question, 'måndag');
    await write('text', 'Mer fika');
    const shown = readingOf(await write('number', '1 200'));
    expect(shown).toContain('Sparat: 10');
    expect(shown).toContain('Sparat: 1\u00a0200');
    expect(await kept()).toEqual({ scale: '4', nps: '10', choice: '1', text: 'Mer fika', number: '1200' });
  });

  it('that nobody has answered says so once among results, not of each choice', async () => {
    const { harness, samira, amina } = await asked();
    await harness.press(amina, newestTo(harness, amina), 'måndag');
    const listed = await harness.say(samira, '/enkat');
    const shown = readingOf(await harness.press(samira, listed, 'Visa svaren'));
    expect(shown).toContain('måndag: 1 av 1 (100');
    for (const kind of ['scale', 'nps', 'several', 'text', 'number'])
      expect(shown).toContain(`Fråga ${kind}?\n- Inga svar\n`);
    expect(shown).not.toContain('av 0');
  });

  it('gives back what was written by somebody who is no longer asked', async () => {
    const { harness, amina } = await asked();
    const question = newestTo(harness, amina);
    await harness.em().nativeDelete(SurveyRequest, { person: amina.id });
    const refused = readingOf(await harness.press(amina, question, 'Spara texten', { text: 'Mer kaffe' }));
    expect(refused).toContain('finns inte kvar');
    expect(refused).toContain('Det här skrev du: Mer kaffe');
  });

  it('takes and leaves each of several, also when the same tap comes twice', async () => {
    await asked();
    const part = severalPress;
    await part('3', true);
    await part('3', true);
    const both = readingOf(await part('1', true));
    expect(both).toContain('Sparat: måndag, lördag');
    expect(both).toContain('[✓ måndag] [torsdag] [✓ lördag]');
    await part('3', false);
    expect(await kept()).toEqual({ several: '1' });
    await part('1', false);
    await part('1', false);
    expect(await kept()).toEqual({});
  });

  it('keeps both of several that are tapped in the same moment on two devices', async () => {
    await asked();
    await Promise.all([severalPress('1', true), severalPress('2', true), severalPress('3', true)]);
    expect(await kept()).toEqual({ several: '1,2,3' });
  });

  it.each([['ca tolv'], ['-3'], ['1000001'], ['3,5']])(
    'keeps %j, which is no number, to be changed',
    async (typed) => {
      const { harness, amina } = await asked();
      const refused = await write('number', typed);
      expect(refused.kind).toBe('onlyYou');
      expect(readingOf(refused)).toContain('heltal från 0 till 1\u00a0000\u00a0000');
      const form = await harness.press(amina, refused, 'Ändra svaret');
      expect(form.kind === 'form' && form.form.fields[0]).toMatchObject({ value: typed });
      expect(readingOf(await harness.submit(amina, form, { text: '12' }))).toContain('Sparat: 12');
      expect(await kept()).toEqual({ number: '12' });
    },
  );

  it('takes a number back when its field is emptied', async () => {
    await asked();
    await write('number', 7);
    const { harness, amina } = town;
    const [number] = await harness.em().find(SurveyQuestion, { kind: 'number' });
    const [response] = await harness.em().find(SurveyResponse, {}, { populate: ['request'] });
    const values = { request: response?.request.id ?? '', question: number?.id ?? '', text: '' };
    await harness.act(amina, {
      kind: 'press',
      action: 'survey.answer',
      values,
      on: newestTo(harness, amina).at,
    });
    expect(await kept()).toEqual({});
  });

  it('says nothing of a meeting when it closes', async () => {
    const { harness, amina } = await asked();
    await harness.advanceTo('2026-12-10T12:00');
    const late = readingOf(await write('number', '12'));
    expect(late).toContain('Frågan är stängd: Allt');
    expect(late).toContain('Det här skrev du: 12');
    expect(late).not.toContain('mötet');
    expect(readingOf(await harness.press(amina, newestTo(harness, amina), '4'))).not.toContain('mötet');
  });

  it('is counted on the card of results', async () => {
    const { harness, samira, amina } = await asked();
    await harness.press(amina, newestTo(harness, amina), '10');
    await severalPress('2', true);
    await write('number', 30);
    await harness.advanceTo('2026-12-03T12:10');
    const results = readingOf(newestTo(harness, samira));
    expect(results).toContain('Fråga nps? NPS 100, på en skala från −100 till 100. Antal som svarade: 1.');
    expect(results).toMatch(/- 10.*: 1 av 1 \(100.%\)/u);
    expect(results).toContain('Fråga several? Det gick att välja flera. Antal som svarade: 1.');
    expect(results).toContain('- Median (30)');
  });
});

describe('an anonymous form with a question of every kind', () => {
  it('is sealed whole, and refused where a number is none', async () => {
    const { harness, amina } = await asked(true);
    const form = await harness.press(amina, newestTo(harness, amina), 'Svara anonymt');
    const questions = await harness.em().find(SurveyQuestion, {});
    const name = (kind: string) => `${sealedField}${questions.find((one) => one.kind === kind)?.id}`;
    const values = {
      [name('scale')]: '5',
      [name('nps')]: '0',
      [name('choice')]: '2',
      [name('several')]: ['1', '2', '3'],
      [name('text')]: 'å'.repeat(2_000),
    };
    const refused = await harness.submit(amina, form, { ...values, [name('number')]: 'många' });
    expect(refused.kind === 'errors' && refused.errors[name('number')]).toContain('heltal');
    const sent = await harness.submit(amina, form, { ...values, [name('number')]: '40' });
    expect(readingOf(sent)).toContain('förseglat');
    expect(await harness.em().count(SealedBallot, {})).toBe(1);
    expect(await harness.em().count(AnonymousAnswer, {})).toBe(0);
  });
});

/** Taps one of several: the same values as its button has. */
async function severalPress(value: string, on: boolean) {
  const { harness, amina } = town;
  const [question] = await harness.em().find(SurveyQuestion, { kind: 'several' });
  const choice = harness.button(newestTo(harness, amina), 'torsdag');
  const values = { request: String(choice.values['request']), question: question?.id ?? '', value, on };
  return harness.act(amina, {
    kind: 'press',
    action: 'survey.answer',
    values,
    on: newestTo(harness, amina).at,
  });
}
