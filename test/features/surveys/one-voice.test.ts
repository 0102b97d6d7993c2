import { afterEach, describe, expect, it } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import { SealedBallot } from '#entities/sealed-ballot.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { readingOf } from '#test/support/harness.ts';
import { askEveryKind } from './every-kind.ts';
import { newestTo, valuesOf } from './hall.ts';
import { buildTown, type Town } from './town.ts';

let town: Town;
afterEach(() => town.harness.stop());

/** Amina and Bo both speak for Hagsätra Folkdans, Carl for nobody. */
async function asked(anonymous = false): Promise<Town> {
  town = await buildTown('2026-12-03T12:00');
  const { amina, bo, carl, dancers } = town;
  await askEveryKind(town, {
    anonymous,
    voice: 'organisation',
    asked: [
      { personId: amina.id, organisationId: dancers.id },
      { personId: bo.id, organisationId: dancers.id },
      { personId: carl.id },
    ],
  });
  return town;
}

async function values(): Promise<string[]> {
  return (await town.harness.em().find(SurveyResponse, {})).map(({ value }) => value);
}

describe('an organisation with one voice', () => {
  it('counts the latest answer, and each sees who spoke before', async () => {
    const { harness, samira, amina, bo } = await asked();
    expect(readingOf(newestTo(harness, amina))).toContain('Du svarar för Hagsätra Folkdans');
    const first = await harness.press(amina, newestTo(harness, amina), '4');
    expect(readingOf(first)).not.toContain('ersätter');
    const seen = await harness.say(bo, '/survey');
    const opened = readingOf(await harness.press(bo, seen, 'See or change'));
    expect(opened).toContain('Amina has answered for Hagsätra Folkdans. If you answer, yours replaces it.');
    expect(opened).toContain('[✓ 4]');
    await harness.press(bo, newestTo(harness, bo), '2');
    expect(await values()).toEqual(['2']);
    const mine = await harness.press(amina, await harness.say(amina, '/enkat'), 'Se eller ändra');
    expect(readingOf(mine)).toContain('Bo har svarat för Hagsätra Folkdans');
    await harness.advanceTo('2026-12-03T12:10');
    const results = readingOf(newestTo(harness, samira));
    expect(results).toContain('Har svarat: 1 av 2');
    expect(results).toContain('Vems svar räknas: Ett svar från varje aktör');
    expect(results).toContain('1 har inte svarat');
    expect(readingOf(await harness.say(samira, '/enkat'))).toContain('1 av 2 har svarat');
  });

  it('adds to what a colleague chose among several', async () => {
    const { harness, amina, bo } = await asked();
    const tap = (person: typeof amina, label: string) => {
      const all = newestTo(harness, person).card.elements.flatMap((element) =>
        element.kind === 'buttons' ? element.buttons : [],
      );
      const button = all.find((one) => one.kind === 'press' && one.label === label && 'on' in one.values);
      if (button?.kind !== 'press') throw new Error(`There is no ${label}.`);
      const { action, values: pressed } = button;
      return harness.act(person, {
        kind: 'press',
        action,
        values: pressed,
        on: newestTo(harness, person).at,
      });
    };
    await tap(amina, 'måndag');
    await tap(bo, 'en lördag');
    expect(await values()).toEqual(['1,3']);
  });

  it('keeps one answer when two speak in the same moment', async () => {
    const { harness, amina, bo } = await asked();
    await Promise.all([
      harness.press(amina, newestTo(harness, amina), '4'),
      harness.press(bo, newestTo(harness, bo), '2'),
      harness.press(amina, newestTo(harness, amina), '3'),
    ]);
    expect(await values()).toHaveLength(1);
  });

  it('is not reminded once anybody has answered, and is again when the answer is taken back', async () => {
    const { harness, amina } = await asked();
    const text = (words: string) =>
      harness.press(amina, newestTo(harness, amina), 'Spara texten', { text: words });
    await text('Hej');
    expect(await harness.em().count(SurveyRequest, { answeredAt: null })).toBe(1);
    await text('');
    expect(await harness.em().count(SurveyRequest, { answeredAt: null })).toBe(3);
    await text('Hej');
    await harness.advanceTo('2026-12-06T12:30');
    await harness.runJob('survey.remind');
    const reminders = await harness
      .em()
      .find(Delivery, { message: 'survey.remind' }, { populate: ['person'] });
    expect(reminders.map(({ person }) => person?.getEntity().name)).toEqual(['Carl']);
  });

  it('refuses whoever is no longer asked while they answer, and keeps what their colleague said', async () => {
    const { harness, amina, bo } = await asked();
    await harness.press(amina, newestTo(harness, amina), '4');
    const em = harness.em();
    await em.nativeDelete(SurveyRequest, { person: bo.id });
    const gone = readingOf(await harness.press(bo, newestTo(harness, bo), '2'));
    expect(gone).toContain('no longer');
    expect(await values()).toEqual(['4']);
  });

  it('seals the first anonymous answer, and tells the next that it was given', async () => {
    const { harness, amina, bo, carl } = await asked(true);
    expect(readingOf(newestTo(harness, amina))).toContain('Den första av er som svarar');
    const [hers, his] = [
      await harness.press(amina, newestTo(harness, amina), 'Svara anonymt'),
      await harness.press(bo, newestTo(harness, bo), 'Answer anonymously'),
    ];
    const typed = await valuesOf(harness.em(), { scale: '5' });
    expect(readingOf(await harness.submit(amina, hers, typed))).toContain('Hagsätra Folkdans är förseglat');
    expect(readingOf(await harness.submit(bo, his, typed))).toContain('Somebody has already answered');
    const own = await harness.press(carl, newestTo(harness, carl), 'Svara anonymt');
    await harness.submit(carl, own, typed);
    expect(await harness.em().count(SealedBallot, {})).toBe(2);
    await harness.advanceTo('2026-12-06T12:30');
    await harness.runJob('survey.remind');
    expect(await harness.em().count(Delivery, { message: 'survey.remind' })).toBe(0);
  });
});
