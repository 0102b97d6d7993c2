import { afterEach, describe, expect, it } from 'vitest';
import { AnonymousAnswer } from '#entities/anonymous-answer.ts';
import { Delivery } from '#entities/delivery.ts';
import { SealedBallot } from '#entities/sealed-ballot.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { cardOf, readingOf } from '#test/support/harness.ts';
import { answer, askAnonymously, closeAll, type Hall, newestTo, valuesOf } from './hall.ts';

let hall: Hall;
afterEach(() => hall.harness.stop());

async function asked(count: number): Promise<Hall> {
  hall = await askAnonymously(count);
  return hall;
}

function texts(): Promise<string[]> {
  return hall.harness
    .em()
    .find(AnonymousAnswer, {})
    .then((answers) => answers.map(({ value }) => value));
}

function ballots(): Promise<number> {
  return hall.harness.em().count(SealedBallot, {});
}

async function answeredCount(): Promise<number> {
  return hall.harness.em().count(SurveyRequest, { answeredAt: { $ne: null } });
}

async function answerAll(people: Hall['guests'], from = 1): Promise<void> {
  for (const [index, guest] of people.entries()) {
    await answer(hall.harness, guest, { scale: '4', text: `svar ${from + index}` });
  }
}

const closing = '2026-12-10T20:00';

describe('an anonymous survey', () => {
  it('says what anonymous means, and takes one form once', async () => {
    const { harness, guests } = await asked(2);
    const [gustav] = guests;
    if (gustav === undefined) throw new Error('Nobody was asked.');
    expect(readingOf(newestTo(harness, gustav))).toContain('ingen kan se vem som har svarat vad');
    const form = await harness.press(gustav, newestTo(harness, gustav), 'Svara anonymt');
    if (form.kind !== 'form') throw new Error(`No form: ${form.kind}`);
    expect(form.form.intro).toContain('en gång');
    expect(form.form.intro).toContain('röjer vem du är');
    const sent = await harness.submit(gustav, form, await valuesOf(harness.em(), { text: 'hemligt' }));
    expect(sent.kind).toBe('replace');
    expect(readingOf(sent)).toContain('förseglat');
    expect(readingOf(sent)).not.toContain('hemligt');
    expect(await ballots()).toBe(1);
    const again = await harness.act(gustav, {
      kind: 'press',
      action: 'survey.fill',
      values: harness.button(newestTo(harness, gustav), 'Svara anonymt').values,
      on: newestTo(harness, gustav).at,
    });
    expect(readingOf(again)).toContain('förseglat');
  });

  it('counts one answer from two devices at once, and keeps neither text', async () => {
    const { harness, guests } = await asked(1);
    const [gustav] = guests;
    if (gustav === undefined) throw new Error('Nobody was asked.');
    const phone = await harness.press(gustav, newestTo(harness, gustav), 'Svara anonymt');
    const computer = await harness.press(gustav, newestTo(harness, gustav), 'Svara anonymt');
    const answers = await Promise.all([
      harness.submit(gustav, phone, await valuesOf(harness.em(), { text: 'från telefonen' })),
      harness.submit(gustav, computer, await valuesOf(harness.em(), { text: 'från datorn' })),
    ]);
    expect(await ballots()).toBe(1);
    const read = answers.map(readingOf).join('\n');
    expect(read).toContain('förseglat');
    expect(read).toContain('redan svarat');
    expect(read).not.toContain('från');
  });

  it('shows nothing of five answers until it closes: a sixth would be seen alone', async () => {
    const { harness, guests, samira } = await asked(6);
    await answerAll(guests.slice(0, 5));
    await harness.runJob('survey.ballots');
    expect(await ballots()).toBe(5);
    expect(await answeredCount()).toBe(5);
    await harness.advanceTo('2026-12-04T10:00');
    expect(readingOf(newestTo(harness, samira))).toContain('5 av 6');
    expect(readingOf(newestTo(harness, samira))).toContain('förseglade än');
    await answerAll(guests.slice(5), 6);
    await closeAll(harness);
    expect((await texts()).filter((text) => text.startsWith('svar')).toSorted()).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => `svar ${number}`),
    );
    expect(readingOf(newestTo(harness, samira))).toContain('svar 6');
    expect(await ballots()).toBe(0);
  });

  it('opens five of ten, and leaves five', async () => {
    const { harness, guests } = await asked(11);
    await answerAll(guests.slice(0, 9));
    await harness.runJob('survey.ballots');
    expect([await ballots(), (await texts()).length]).toEqual([9, 0]);
    await answerAll(guests.slice(9, 10), 10);
    await Promise.all([harness.runJob('survey.ballots'), harness.runJob('survey.ballots')]);
    expect([await ballots(), (await texts()).length]).toEqual([5, 10]);
    await harness.runJob('survey.ballots');
    expect(await ballots()).toBe(5);
    await closeAll(harness);
    expect((await texts()).length).toBe(20);
    expect(new Set(await texts()).size).toBe(11);
  });

  it('shows only how many answered when fewer than five did, and destroys what they wrote', async () => {
    const { harness, guests, samira } = await asked(4);
    await answerAll(guests);
    await closeAll(harness);
    const survey = await harness.em().findOneOrFail(Survey, {});
    expect([survey.closedAt === null, survey.sealedKey]).toEqual([false, null]);
    expect([await ballots(), (await texts()).length]).toEqual([0, 0]);
    const result = readingOf(newestTo(harness, samira));
    expect(result).toContain('4 av 4');
    expect(result).toContain('För få');
  });

  it('takes no second answer from somebody whose ballot has been opened', async () => {
    const { harness, guests } = await asked(10);
    const forms = [];
    for (const guest of guests) {
      forms.push(await harness.press(guest, newestTo(harness, guest), 'Svara anonymt'));
    }
    await answerAll(guests);
    await harness.runJob('survey.ballots');
    const values = await valuesOf(harness.em(), { scale: '1' });
    for (const [index, guest] of guests.entries()) {
      const form = forms[index];
      if (form === undefined) throw new Error('No form.');
      expect(readingOf(await harness.submit(guest, form, values))).toContain('redan svarat');
    }
    expect(await ballots()).toBe(5);
  });

  it('reminds only those who have not sent their form, though nobody noted it yet', async () => {
    const { harness, guests } = await asked(3);
    const [first, ...others] = guests;
    if (first === undefined) throw new Error('Nobody was asked.');
    await answer(harness, first, { scale: '5' });
    await harness.advanceTo('2026-12-07T12:00', 'survey.remind');
    const reminded = await harness
      .em()
      .find(Delivery, { message: 'survey.remind' }, { populate: ['person'] });
    expect(reminded.map(({ person }) => person?.getEntity().name).toSorted()).toEqual(
      others.map(({ name }) => name),
    );
  });

  it('refuses an answer after closing, and one to a person who is no longer asked', async () => {
    const { harness, guests } = await asked(2);
    const [late, removed] = guests;
    if (late === undefined || removed === undefined) throw new Error('Nobody was asked.');
    const lateForm = await harness.press(late, newestTo(harness, late), 'Svara anonymt');
    const removedForm = await harness.press(removed, newestTo(harness, removed), 'Svara anonymt');
    const values = await valuesOf(harness.em(), { text: 'för sent' });
    await harness.em().nativeDelete(SurveyRequest, { person: removed.id });
    expect(readingOf(await harness.submit(removed, removedForm, values))).toContain('finns inte kvar');
    await harness.advanceTo(closing);
    const refused = readingOf(await harness.submit(late, lateForm, values));
    expect(refused).toContain('sparades inte');
    expect(refused).not.toContain('för sent');
    expect(await ballots()).toBe(0);
  });

  it('keeps nothing of a form that is refused, too long or empty', async () => {
    const { harness, guests } = await asked(1);
    const [gustav] = guests;
    if (gustav === undefined) throw new Error('Nobody was asked.');
    const form = await harness.press(gustav, newestTo(harness, gustav), 'Svara anonymt');
    const long = '\u202Eשלום'.repeat(4_000);
    const refused = await harness.submit(gustav, form, await valuesOf(harness.em(), { text: long }));
    expect(refused.kind).toBe('errors');
    expect(JSON.stringify(refused)).not.toContain('שלום');
    expect((await harness.submit(gustav, form, {})).kind).toBe('errors');
    const rows = await harness
      .em()
      .execute('select form::text as kept from drafts union all select answer::text from inbox_entries');
    expect(JSON.stringify(rows)).not.toContain('שלום');
    const text = `"\n${'\u202E€'.repeat(999)}`;
    expect(
      cardOf(await harness.submit(gustav, form, await valuesOf(harness.em(), { text }))).title,
    ).toContain('Anonym');
    expect(await ballots()).toBe(1);
  });
});
