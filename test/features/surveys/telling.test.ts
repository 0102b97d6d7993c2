import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '#entities/person.ts';
import { Survey } from '#entities/survey.ts';
import { readingOf } from '#test/support/harness.ts';
import { answer, askAnonymously, closeAll, newestTo } from './hall.ts';
import { buildTown, type Town } from './town.ts';

let town: Town | undefined;
afterEach(async () => {
  await town?.harness.stop();
  town = undefined;
});

async function askTown(): Promise<Town> {
  town = await buildTown('2026-12-03T12:00');
  const { harness, samira, amina, bo, carl } = town;
  const form = await harness.say(samira, '/enkat Vilken dag passar? måndag; torsdag');
  const preview = await harness.submit(samira, form, { people: [amina.id, bo.id, carl.id] });
  await harness.press(samira, preview, 'Skicka frågan');
  await harness.deliver();
  await harness.press(amina, newestTo(harness, amina), 'torsdag');
  await harness.advanceTo('2026-12-03T12:10');
  return town;
}

const results = async ({ harness, samira }: Town) =>
  harness.press(samira, await harness.say(samira, '/enkat'), 'Visa svaren');

async function close({ harness, samira }: Town): Promise<void> {
  await harness.press(samira, newestTo(harness, samira), 'Stäng nu');
  await harness.runJob('survey.close');
  await harness.deliver();
}

const sentTo = ({ harness }: Town, person: Person) => harness.sentTo(person).length;

describe('a reminder to those who have not answered', () => {
  it('is shown first, goes to nobody else, and once a day at most', async () => {
    const built = await askTown();
    const { harness, samira, amina, bo, carl } = built;
    const before = [amina, bo, carl].map((person) => sentTo(built, person));
    const preview = await harness.press(samira, await results(built), 'Påminn bara dem');
    expect(readingOf(preview)).toContain('Påminns nu: 2 personer');
    expect([amina, bo, carl].map((person) => sentTo(built, person))).toEqual(before);
    await harness.press(samira, preview, 'Påminn 2 personer');
    const again = await harness.press(samira, preview, 'Påminn 2 personer');
    expect(readingOf(again)).toContain('det senaste dygnet');
    await harness.deliver();
    expect([amina, bo, carl].map((person) => sentTo(built, person))).toEqual([
      before[0],
      (before[1] ?? 0) + 1,
      (before[2] ?? 0) + 1,
    ]);
    expect(readingOf(newestTo(harness, carl))).toContain('inte fått något svar');
    // The one that goes by itself after three days leaves alone who was reminded by hand.
    await harness.advanceTo('2026-12-08T10:00', 'survey.remind');
    expect(sentTo(built, bo)).toBe((before[1] ?? 0) + 1);
    const later = await harness.press(samira, await results(built), 'Påminn bara dem');
    expect(readingOf(later)).toContain('Påminns nu: 2 personer');
  });

  it('is shown anew where somebody has answered since, and passes over who wants no messages', async () => {
    const built = await askTown();
    const { harness, samira, bo, carl } = built;
    const preview = await harness.press(samira, await results(built), 'Påminn bara dem');
    await harness.press(bo, newestTo(harness, bo), 'måndag');
    const renewed = await harness.press(samira, preview, 'Påminn 2 personer');
    expect(readingOf(renewed)).toContain('Urvalet har ändrats');
    const before = sentTo(built, carl);
    const pausing = await harness.say(carl, 'paus');
    await harness.press(carl, pausing, 'Tills vidare');
    const none = await harness.press(samira, renewed, 'Påminn 1 person');
    expect(readingOf(none)).toContain('ingen att påminna');
    await harness.deliver();
    expect(sentTo(built, carl)).toBe(before);
  });

  it('names nobody where it is anonymous, and reminds nobody whose form is sealed but not noted', async () => {
    const hall = await askAnonymously(6);
    town = hall;
    const { harness, samira, guests } = hall;
    const [first] = guests;
    if (first === undefined) throw new Error('Nobody came.');
    await answer(harness, first, { scale: '4' });
    const shown = await harness.say(samira, '/enkat Höstmöte');
    const preview = await harness.press(samira, shown, 'Påminn bara dem');
    expect(readingOf(preview)).toContain('Påminns nu: 5 personer');
    expect(guests.filter(({ name }) => readingOf(preview).includes(name))).toEqual([]);
    const before = sentTo(hall, first);
    await harness.press(samira, preview, 'Påminn 5 personer');
    await harness.deliver();
    expect(sentTo(hall, first)).toBe(before);
  });
});

describe('what came out', () => {
  it('is told to everybody asked, once, when the coordinator has seen it', async () => {
    const built = await askTown();
    const { harness, samira, amina, bo, carl } = built;
    await close(built);
    const before = [amina, bo, carl].map((person) => sentTo(built, person));
    const card = newestTo(harness, samira);
    const preview = await harness.press(samira, card, 'Berätta vad som kom fram');
    expect(readingOf(preview)).toContain('Ni sa: Vilken dag passar?');
    expect(readingOf(preview)).toContain('torsdag: 1 av 1 (100');
    await harness.press(samira, preview, 'Skicka till 3 personer');
    const again = await harness.press(samira, preview, 'Skicka till 3 personer');
    expect(readingOf(again)).toContain('redan berättat');
    await harness.deliver();
    await harness.deliver();
    expect([amina, bo, carl].map((person) => sentTo(built, person))).toEqual(
      before.map((count) => count + 1),
    );
    const told = readingOf(newestTo(harness, carl));
    expect(told).toContain('1 av 3');
    expect(told).not.toContain('Amina');
    const mine = await harness.press(amina, newestTo(harness, amina), 'Se vad du svarade');
    expect(readingOf(mine)).toContain('torsdag');
    await harness.advanceTo('2026-12-03T12:20');
    expect(readingOf(newestTo(harness, samira))).toContain('Återkoppling skickad');
  });

  it('is never told of a survey that nobody answered, and the coordinator is told so', async () => {
    town = await buildTown('2026-12-03T12:00');
    const { harness, samira, amina } = town;
    const form = await harness.say(samira, '/enkat Vilken dag passar? måndag; torsdag');
    const preview = await harness.submit(samira, form, { people: [amina.id] });
    await harness.press(samira, preview, 'Skicka frågan');
    await harness.deliver();
    await close(town);
    const reading = readingOf(newestTo(harness, samira));
    expect(reading).toContain('Ingen svarade, så ingen får någon återkoppling');
    expect(reading).not.toContain('[Berätta');
    const { id } = await harness.em().findOneOrFail(Survey, {});
    const act = {
      kind: 'press',
      action: 'survey.tell',
      values: { survey: id, telling: 'outcome', people: 1 },
    } as const;
    expect(readingOf(await harness.act(samira, act))).toContain('inget att berätta');
  });

  it('of an anonymous survey that too few answered is only how many', async () => {
    const hall = await askAnonymously(6);
    town = hall;
    const { harness, samira, guests } = hall;
    for (const guest of guests.slice(0, 4)) await answer(harness, guest, { scale: '4', text: 'hemligt' });
    await closeAll(harness);
    const preview = await harness.press(samira, newestTo(harness, samira), 'Berätta vad som kom fram');
    await harness.press(samira, preview, 'Skicka till 6 personer');
    await harness.deliver();
    const [first] = guests;
    const told = first === undefined ? '' : readingOf(newestTo(harness, first));
    expect(told).toContain('4 av 6 svarade');
    expect(told).toContain('så få');
    expect(told).not.toMatch(/hemligt|%|Se vad du svarade/u);
  });

  it('is followed by what it led to, written, previewed, changed and told once', async () => {
    const built = await askTown();
    const { harness, samira, bo } = built;
    await close(built);
    const form = await harness.press(samira, newestTo(harness, samira), 'Skriv vad det ledde till');
    const first = await harness.submit(samira, form, { text: 'Vi ses på torsdagar.' });
    const changed = await harness.press(samira, first, 'Ändra texten');
    const preview = await harness.submit(samira, changed, { text: 'Vi ses på torsdagar kl. 18.' });
    expect(readingOf(preview)).toContain('kl. 18');
    const before = sentTo(built, bo);
    await harness.press(samira, preview, 'Skicka till 3 personer');
    await harness.press(samira, preview, 'Skicka till 3 personer');
    await harness.deliver();
    expect(sentTo(built, bo)).toBe(before + 1);
    expect(readingOf(newestTo(harness, bo))).toContain('Vi ses på torsdagar kl. 18.');
    await harness.advanceTo('2026-12-03T12:20');
    expect(readingOf(newestTo(harness, samira))).not.toContain('[Skriv vad det ledde till]');
  });
});
