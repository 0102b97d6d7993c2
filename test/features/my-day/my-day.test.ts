import { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Category, Need } from '#entities/need.ts';
import { Organisation } from '#entities/organisation.ts';
import { newSince, whomToCall } from '#src/features/my-day/rules.ts';
import { buildTown, inviteAll, newest, type Town } from '#test/features/meetings/town.ts';
import { readingOf } from '#test/support/harness.ts';

let town: Town;
async function build(name: string, told: { need?: [Category, string]; lastContactOn?: string }) {
  const em = town.harness.em();
  const organisation = await em.findOneOrFail(Organisation, { name });
  if (told.lastContactOn !== undefined) organisation.lastContactOn = told.lastContactOn;
  if (told.need !== undefined) {
    const [category, openedOn] = told.need;
    em.create(Need, { workspace: town.harness.workspace, organisation, category, openedOn });
  }
  await em.flush();
}

describe('the day of a coordinator', () => {
  beforeEach(async () => {
    town = await buildTown('2026-11-23T10:00');
  });
  afterEach(() => town.harness.stop());

  it('says what to do when nothing waits', async () => {
    const answer = await town.harness.say(town.samira, 'min dag');
    expect(answer.kind).toBe('onlyYou');
    expect(readingOf(answer)).toContain('Min dag, måndag 23 november');
    expect(readingOf(answer)).toContain('Inget väntar på dig just nu.');
    expect(readingOf(answer)).toContain('[Logga kontakttillfälle]');
  });

  it('names whom to call and why: first those with two reasons, then needs that have waited, then who has gone quiet', async () => {
    await build('Rågsveds Bollklubb', { lastContactOn: '2026-08-01' });
    await build('Sätra Kulturförening', { need: ['premises', '2026-10-01'], lastContactOn: '2026-11-20' });
    await build('Sätra församling', { need: ['funding', '2026-11-01'], lastContactOn: '2026-09-01' });
    await build('Hagsätra Folkdans', { need: ['premises', '2026-11-20'], lastContactOn: '2026-11-20' });
    const reading = readingOf(await town.harness.say(town.samira, 'min dag'));
    const names = [...reading.matchAll(/^- (.+?) \(/gmu)].map(([, name]) => name);
    expect(names).toEqual(['Sätra församling', 'Sätra Kulturförening', 'Rågsveds Bollklubb']);
    expect(reading).toContain('Behöver finansiering sedan sön 1 nov.');
    expect(reading).toContain('Ingen kontakt på 83 dagar, senast tis 1 sep.');
    expect(reading).not.toContain('Hagsätra Folkdans');
  });

  it('logs a contact with whom it names, and stays where it is', async () => {
    await build('Rågsveds Bollklubb', { lastContactOn: '2026-08-01' });
    const { harness, samira } = town;
    const day = await harness.say(samira, 'min dag');
    const form = await harness.press(samira, day, 'Logga kontakt');
    expect(form).toMatchObject({ kind: 'form', form: { id: 'contact.log' } });
    const logged = await harness.submit(samira, form, { note: 'Ringde, de mår bra' });
    expect(logged.kind).toBe('onlyYou');
    const again = await harness.press(samira, day, 'Uppdatera');
    expect(again).toMatchObject({ kind: 'replace', page: true });
    expect(readingOf(again)).not.toContain('Rågsveds Bollklubb');
  });

  it('tells of the meetings of today and of what was answered since yesterday', async () => {
    const { harness, samira, amina, bo } = town;
    await inviteAll(town);
    await harness.press(amina, newest(town, amina), 'Ja');
    await harness.press(bo, newest(town, bo), 'Nej');
    const now = readingOf(await harness.say(samira, 'min dag'));
    expect(now).toContain('Nya svar sedan fredag 20 november');
    expect(now).toContain('- Höstmöte (1 ja och 1 nej)');
    expect(now).not.toContain('Möten i dag');
    harness.now = DateTime.fromISO('2026-12-03T08:00', { zone: 'Europe/Stockholm' });
    const then = readingOf(await harness.say(samira, 'min dag'));
    expect(then).toContain('Möten i dag');
    expect(then).toContain('- Höstmöte (Klockan 18.00, Sätra bibliotek. 1 person kommer)');
    expect(then).not.toContain('Nya svar');
  });

  it('counts those who answered a survey', async () => {
    const { harness, samira, amina, bo } = town;
    const form = await harness.say(samira, '/enkat Vilken dag passar? måndag; torsdag');
    const preview = await harness.submit(samira, form, { people: [amina.id, bo.id] });
    await harness.press(samira, preview, 'Skicka frågan');
    await harness.deliver();
    for (const one of [amina, bo]) await harness.press(one, newest(town, one), 'torsdag');
    await harness.press(bo, newest(town, bo), 'måndag');
    const day = await harness.say(samira, 'min dag');
    expect(readingOf(day)).toContain('- Vilken dag passar? (2 har svarat.)');
    expect(readingOf(await harness.press(samira, day, 'Visa'))).toContain('Vilken dag passar?');
  });

  it('is not for representatives', async () => {
    expect(readingOf(await town.harness.say(town.amina, 'min dag'))).not.toContain('Min dag');
  });
});

describe('what a day is made of', () => {
  it('names five organisations and counts the rest, each once and with each reason once', () => {
    const call = (id: number, reason: string) => ({
      organisation: { id: String(id), name: `F${id}` },
      reason,
    });
    const calls = [0, 1, 2, 3, 4, 5, 6].map((id) => call(id, 'a'));
    const { lines, more } = whomToCall([...calls, call(6, 'b'), call(6, 'b')]);
    expect(lines.map(({ organisation }) => organisation.id)).toEqual(['6', '0', '1', '2', '3']);
    expect(lines[0]?.reasons).toEqual(['a', 'b']);
    expect(more).toBe(2);
  });

  it.each([
    ['2026-11-24T09:00', '2026-11-23'],
    ['2026-11-23T09:00', '2026-11-20'],
    ['2026-11-22T09:00', '2026-11-20'],
    ['2026-11-21T09:00', '2026-11-20'],
  ])('at %s what came since %s is new', (now, since) => {
    expect(newSince(DateTime.fromISO(now, { zone: 'Europe/Stockholm' })).toISODate()).toBe(since);
  });
});
