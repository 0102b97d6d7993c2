import { afterEach, describe, expect, it } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { SealedBallot } from '#entities/sealed-ballot.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyDraft } from '#entities/survey-draft.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Answer } from '#src/conversation/answer.ts';
import type { SubmittedValues } from '#src/conversation/elements/form.ts';
import { readingOf } from '#test/support/harness.ts';
import { newestTo } from './hall.ts';
import { buildMeeting, buildTown, type Town } from './town.ts';

let town: Town;
afterEach(() => town.harness.stop());

/** A draft begun with one tap, by the label of its button. */
async function begun(choice = 'Börja från tomt'): Promise<Answer> {
  town = await buildTown('2026-12-03T12:00');
  const { harness, samira } = town;
  const list = await harness.say(samira, '/enkat');
  const offered = await harness.press(samira, list, 'Ny enkät');
  return harness.press(samira, offered, choice);
}

async function add(draft: Answer, question: SubmittedValues): Promise<Answer> {
  const { harness, samira } = town;
  const form = await harness.press(samira, draft, 'Lägg till en fråga');
  return harness.submit(samira, form, question);
}

/** Presses a button that stands more than once, by its place among those of that name. */
async function pressNth(on: Answer, label: string, place: number): Promise<Answer> {
  const { harness, samira } = town;
  const all = 'card' in on ? on.card.elements.flatMap((one) => (one.kind === 'list' ? one.items : [])) : [];
  const button = all
    .flatMap((item) => item.buttons ?? [])
    .filter((one) => one.label === label)
    .at(place);
  if (button?.kind !== 'press') throw new Error(`There is no ${label}.`);
  const { action, values } = button;
  return harness.act(samira, { kind: 'press', action, values });
}

const useful = { wording: 'Hur nyttigt?', kind: 'scale', lowest: 'inte alls', highest: 'mycket' };
const day = { wording: 'Vilka dagar?', kind: 'several', options: 'måndag\ntorsdag\nlördag' };

describe('a survey that is made in a form', () => {
  it('is built of questions of every kind, which can be changed, moved, removed and got back', async () => {
    let draft = await begun();
    const { harness, samira } = town;
    expect(readingOf(draft)).toContain('Det finns inga frågor än');
    draft = await add(draft, useful);
    draft = await add(draft, day);
    draft = await add(draft, { wording: 'Rekommenderar du oss?', kind: 'nps' });
    draft = await add(draft, { wording: 'Hur många är ni?', kind: 'number' });
    const shown = readingOf(draft);
    expect(shown).toContain('- 1. Hur nyttigt? (Skala 1–5: 1 – inte alls, 5 – mycket)');
    expect(shown).toContain('- 2. Vilka dagar? (Flera val: måndag, torsdag, lördag)');
    expect(shown).toContain('0 – inte alls troligt, 10 – mycket troligt');
    draft = await pressNth(draft, 'Flytta upp', 0);
    expect(readingOf(draft)).toContain('- 1. Vilka dagar?');
    draft = await pressNth(draft, 'Ta bort', 0);
    expect(readingOf(draft)).not.toContain('Vilka dagar?');
    draft = await harness.press(samira, draft, 'Ångra senaste ändringen');
    expect(readingOf(draft)).toContain('- 1. Vilka dagar?');
    const form = await pressNth(draft, 'Ändra', 0);
    expect(form.kind === 'form' && form.form.fields[2]).toMatchObject({ value: 'måndag\ntorsdag\nlördag' });
    draft = await harness.submit(samira, form, { options: 'måndag\nfredag' });
    expect(readingOf(draft)).toContain('- 1. Vilka dagar? (Flera val: måndag, fredag)');
  });

  it('is begun with a title in the language of whoever makes it, not of the workspace', async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira } = town;
    const begin = async (word: string, create: string, choose: string) =>
      readingOf(
        await harness.press(
          samira,
          await harness.press(samira, await harness.say(samira, word), create),
          choose,
        ),
      );
    await harness.em().nativeUpdate(Person, { id: samira.id }, { language: 'en' });
    expect(await begin('/survey', 'New survey', 'Choose the quick poll')).toContain(
      'Draft: Which time suits you best?',
    );
    await harness.em().nativeUpdate(Workspace, { id: harness.workspace.id }, { language: 'en' });
    await harness.em().nativeUpdate(Person, { id: samira.id }, { language: 'sv' });
    expect(await begin('/enkat', 'Ny enkät', 'Välj snabbfrågan')).toContain(
      'Utkast: Vilken tid passar er bäst?',
    );
    const titles = (await harness.em().find(SurveyDraft, {})).map(({ content }) => content.title);
    expect(titles.toSorted()).toEqual(['Vilken tid passar er bäst?', 'Which time suits you best?']);
  });

  it('has a title on one line, an introduction and whose answers count', async () => {
    const draft = await begun('Välj tillitsfrågan');
    const { harness, samira } = town;
    expect(readingOf(draft)).toContain('Ett svar från varje aktör');
    const form = await harness.press(samira, draft, 'Ändra rubrik och inledning');
    const none = await harness.submit(samira, form, { title: ' \u202E\r\n ' });
    expect(none.kind === 'errors' && none.errors['title']).toContain('Skriv en rubrik');
    const title = 'Tillit\r\nBcc: alla@example.org\u202E';
    const changed = readingOf(
      await harness.submit(samira, form, { title, introduction: 'Vi frågar varje år.', voice: 'person' }),
    );
    expect(changed).toContain('Utkast: Tillit Bcc: alla@example.org');
    expect(changed).toContain('Vi frågar varje år.');
    expect(changed).toContain('Ett svar från varje person');
    const [kept] = await harness.em().find(SurveyDraft, {});
    expect(kept?.content.title).toBe('Tillit Bcc: alla@example.org');
  });

  it.each([
    [{ kind: 'choice', options: 'a' }, 'options', 'minst två'],
    [{ kind: 'choice', options: 'a\nA' }, 'options', 'två gånger'],
    [
      { kind: 'several', options: Array.from({ length: 100 }, (_, index) => `val ${index}`).join('\n') },
      'options',
      'högst 10 svar',
    ],
    [{ kind: 'choice', options: `a\n${'b'.repeat(61)}` }, 'options', 'högst 60 tecken'],
    [{ kind: 'text', options: 'a\nb' }, 'options', 'hör till ett val'],
    [{ kind: 'number', lowest: 'litet' }, 'lowest', 'hör till en skala'],
    [{ kind: 'scale', highest: 'x'.repeat(61) }, 'highest', 'högst 60 tecken'],
    [{ kind: 'scale', wording: '\u202Eא'.repeat(20_000) }, 'wording', 'högst 300 tecken'],
  ])('says what is wrong with %.60j, and keeps what was typed', async (typed, field, sentence) => {
    const draft = await begun();
    const refused = await add(draft, { wording: 'Vad?', ...typed });
    expect(refused.kind === 'errors' && refused.errors[field]).toContain(sentence);
    expect(refused.kind === 'errors' && refused.form.fields.find(({ name }) => name === field)).toMatchObject(
      {
        value: Object.entries({ wording: 'Vad?', ...typed }).find(([name]) => name === field)?.[1],
      },
    );
  });

  it('has ten questions at most', async () => {
    let draft = await begun();
    const { harness, samira } = town;
    const open = await harness.press(samira, draft, 'Lägg till en fråga');
    for (let number = 1; number <= 10; number += 1)
      draft = await add(draft, { ...useful, wording: `F${number}` });
    expect(readingOf(draft)).toContain('högst 10 frågor');
    expect(readingOf(draft)).not.toContain('[Lägg till en fråga]');
    const refused = await harness.submit(samira, open, useful);
    expect(refused.kind === 'errors' && refused.errors['wording']).toContain('högst 10 frågor');
  });

  it('cannot be sent without a question', async () => {
    const draft = await begun();
    const { harness, samira, amina } = town;
    expect(readingOf(draft)).not.toContain('Välj mottagare');
    const one = await add(draft, useful);
    const form = await harness.press(samira, one, 'Välj mottagare');
    const preview = await harness.submit(samira, form, { people: [amina.id] });
    await pressNth(one, 'Ta bort', 0);
    const refused = readingOf(await harness.press(samira, preview, 'Skicka frågan'));
    expect(refused).toContain('Det finns inga frågor att skicka');
    expect(await harness.em().count(Survey, {})).toBe(0);
  });

  it('is listed until it is sent or taken away, and old buttons do nothing', async () => {
    const draft = await begun('Välj snabbfrågan');
    const { harness, samira } = town;
    const changed = await add(draft, useful);
    const stale = await pressNth(draft, 'Ta bort', 0);
    expect(readingOf(stale)).toContain('har ändrats sedan du såg det');
    const listed = await harness.say(samira, '/enkat');
    expect(readingOf(listed)).toContain('2 frågor. Ändrad i dag.');
    expect(readingOf(await harness.press(samira, listed, 'Fortsätt'))).toContain('Hur nyttigt?');
    await harness.press(samira, changed, 'Ta bort utkastet');
    const gone = await harness.press(samira, changed, 'Lägg till en fråga');
    expect(readingOf(gone)).toContain('skickat eller borttaget');
    expect(await harness.em().count(SurveyDraft, {})).toBe(0);
  });

  it('is forgotten after ninety days', async () => {
    await begun();
    const { harness } = town;
    await harness.advanceTo('2027-03-02T12:00');
    await harness.runJob('draft.forget');
    expect(await harness.em().count(SurveyDraft, {})).toBe(1);
    await harness.advanceTo('2027-03-04T12:00');
    await harness.runJob('draft.forget');
    expect(await harness.em().count(SurveyDraft, {})).toBe(0);
  });

  it('keeps the other language of what was not changed in a template', async () => {
    const draft = await begun('Välj mötesenkäten');
    const { harness, samira } = town;
    const form = await pressNth(draft, 'Ändra', 0);
    await harness.submit(samira, form, { highest: 'jättestor' });
    const [kept] = await harness.em().find(SurveyDraft, {});
    const [first, second] = kept?.content.questions ?? [];
    expect(first?.wording.en).toBe('How useful was the meeting for you?');
    expect(first?.choices.at(-1)).toMatchObject({ sv: '5 – jättestor', en: '5 – jättestor' });
    expect(second?.choices[1]).toMatchObject({ value: 'premises', en: 'Premises' });
  });
});

describe('a draft', () => {
  it('is shown and sent to oneself as a trial, whose answers are kept nowhere', async () => {
    const draft = await add(await begun('Välj mötesenkäten'), day);
    const { harness, samira } = town;
    const preview = await harness.press(samira, draft, 'Förhandsgranska');
    expect(readingOf(preview)).toContain('Prov: ');
    await harness.press(samira, draft, 'Skicka ett prov till mig');
    await harness.deliver();
    const trial = newestTo(harness, samira);
    expect(readingOf(trial)).toContain('räknas inte');
    let tried = await harness.press(samira, trial, '4');
    tried = await harness.press(samira, tried, 'torsdag');
    tried = await harness.press(samira, tried, 'lördag');
    tried = await harness.press(samira, tried, 'torsdag');
    tried = await harness.press(samira, tried, 'Spara texten', { text: 'x'.repeat(2_000) });
    expect(tried.kind).toBe('replace');
    expect(readingOf(tried)).toContain('[✓ 4]');
    expect(readingOf(tried)).toContain('[torsdag] [✓ lördag]');
    const form = await harness.press(samira, tried, 'Se det anonyma formuläret');
    const fields = form.kind === 'form' ? form.form.fields : [];
    const sent = await harness.submit(samira, form, { [String(fields[2]?.name)]: 'hemligt' });
    expect(readingOf(sent)).toContain('inte sparat någonstans');
    const em = harness.em();
    const kept = [
      await em.count(Survey, {}),
      await em.count(SurveyQuestion, {}),
      await em.count(SurveyResponse, {}),
      await em.count(SealedBallot, {}),
    ];
    expect(kept).toEqual([0, 0, 0, 0]);
  });

  it('is no trial for a representative', async () => {
    const draft = await begun('Välj mötesenkäten');
    const { harness, samira, amina } = town;
    const preview = await harness.press(samira, draft, 'Förhandsgranska');
    const refused = await harness.press(amina, preview, '4');
    expect(readingOf(refused)).not.toContain('Prov');
  });

  it('goes to one for each organisation as it was made, once, and is counted so', async () => {
    const draft = await begun('Välj tillitsfrågan');
    const { harness, samira, amina, bo, dancers } = town;
    const em = harness.em();
    for (const person of [amina, bo]) {
      em.create(Representative, { workspace: harness.workspace, person, organisation: dancers });
    }
    await em.flush();
    const form = await harness.press(samira, draft, 'Välj mottagare');
    const preview = await harness.submit(samira, form, { organisations: [dancers.id] });
    expect(readingOf(preview)).toContain('2 personer från 1 aktör');
    expect(readingOf(preview)).toContain('Vems svar räknas: Ett svar från varje aktör');
    const [sent, again] = await Promise.all([
      harness.press(samira, preview, 'Skicka enkäten'),
      harness.press(samira, preview, 'Skicka enkäten'),
    ]);
    expect([readingOf(sent), readingOf(again)].filter((one) => one.includes('Redan skickat'))).toHaveLength(
      1,
    );
    await harness.deliver();
    expect(await harness.em().count(Survey, { voice: 'organisation' })).toBe(1);
    expect(await harness.em().count(Delivery, { message: 'survey.ask' })).toBe(2);
    expect(await harness.em().count(SurveyDraft, {})).toBe(0);
    expect(newestTo(harness, amina).card.title).toBe('Årets fråga om tillit');
    await harness.press(amina, newestTo(harness, amina), '5 – stämmer helt');
    expect(readingOf(await harness.say(samira, '/enkat'))).toContain('1 av 1 har svarat');
  });

  it('is shown again when somebody new would get it or a question was changed', async () => {
    const draft = await begun('Välj tillitsfrågan');
    const { harness, samira, amina, dancers } = town;
    const em = harness.em();
    em.create(Representative, { workspace: harness.workspace, person: amina, organisation: dancers });
    await em.flush();
    const form = await harness.press(samira, draft, 'Välj mottagare');
    const preview = await harness.submit(samira, form, { who: 'all' });
    const changed = await harness.press(
      samira,
      await harness.press(samira, preview, 'Ändra enkäten'),
      'Byt mall',
    );
    await harness.press(samira, changed, 'Välj mötesenkäten');
    const shown = await harness.press(samira, preview, 'Skicka enkäten');
    expect(readingOf(shown)).toContain('har ändrats');
    expect(await em.count(Organisation, {})).toBe(1);
    expect(await harness.em().count(Survey, {})).toBe(0);
    expect(readingOf(await harness.press(samira, shown, 'Skicka enkäten'))).toContain(
      'Enkäten skickas till 1 person',
    );
  });
});

describe('the survey after a meeting', () => {
  const evening = { starts: '2026-12-03T15:00', ends: '2026-12-03T17:00' };

  it('can be changed before it goes by itself', async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira, amina } = town;
    await buildMeeting(town, { ...evening, replies: [[amina, 'yes']] });
    const soon = await harness.say(samira, '/enkat Höstmöte');
    let draft = await harness.press(samira, soon, 'Ändra frågorna');
    expect(readingOf(draft)).toContain('De som kom på Höstmöte');
    draft = await pressNth(draft, 'Ta bort', 0);
    await add(draft, { wording: 'Hur många kom från er?', kind: 'number' });
    await harness.advanceTo('2026-12-03T19:00', 'survey.open');
    const asked = readingOf(newestTo(harness, amina));
    expect(asked).toContain('3 frågor om Höstmöte');
    expect(asked).toContain('Hur många kom från er?');
    expect(asked).not.toContain('Hur stor nytta');
    expect(await harness.em().count(SurveyDraft, {})).toBe(0);
    const opened = readingOf(await harness.press(samira, soon, 'Ändra frågorna'));
    expect(opened).toContain('Har svarat: 0 av 1');
  });

  it('is the usual one when its own has no question', async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira, amina } = town;
    await buildMeeting(town, { ...evening, replies: [[amina, 'yes']] });
    const draft = await harness.press(samira, await harness.say(samira, '/enkat Höstmöte'), 'Ändra frågorna');
    const other = await harness.press(samira, draft, 'Byt mall');
    const empty = await harness.press(samira, other, 'Börja från tomt');
    expect(readingOf(empty)).toContain('Utkast: Höstmöte');
    await harness.advanceTo('2026-12-03T19:00', 'survey.open');
    expect(readingOf(newestTo(harness, amina))).toContain('Hur stor nytta');
  });

  it('is begun once by two who change it in the same moment', async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira, amina } = town;
    await buildMeeting(town, { ...evening, replies: [[amina, 'yes']] });
    const soon = await harness.say(samira, '/enkat Höstmöte');
    await Promise.all([1, 2].map(() => harness.press(samira, soon, 'Ändra frågorna')));
    expect(await harness.em().count(SurveyDraft, {})).toBe(1);
  });

  it('is sent by hand with the questions it was given', async () => {
    town = await buildTown('2026-12-03T18:00');
    const { harness, samira, amina } = town;
    await buildMeeting(town, { ...evening, replies: [[amina, 'yes']] });
    const offer = await harness.say(samira, '/enkat Höstmöte');
    const draft = await add(await harness.press(samira, offer, 'Ändra frågorna'), day);
    const sending = await harness.press(samira, draft, 'Till utskicket');
    expect(readingOf(sending)).toContain('- Vilka dagar? (Flera val: måndag, torsdag, lördag)');
    await harness.press(samira, sending, 'Skicka enkäten nu');
    await harness.deliver();
    expect(readingOf(newestTo(harness, amina))).toContain('4 frågor om Höstmöte');
  });
});
