import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Account } from '#entities/account.ts';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Delivery } from '#entities/delivery.ts';
import { Information } from '#entities/information.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { readAddress } from '#src/features/information/rules.ts';
import { buildTown, newest, type Town, titlesTo } from '#test/features/meetings/town.ts';
import { cardOf, readingOf } from '#test/support/harness.ts';
import { buildOrganisation } from '#test/support/people.ts';

let town: Town;

afterEach(async () => {
  await town.harness.stop();
});

const said = { title: 'Sök bidrag', text: 'Sista dag är den 15 december.', url: 'example.org/bidrag' };

async function write(): Promise<Answer> {
  const { harness, samira } = town;
  return harness.submit(samira, await harness.say(samira, '/bryggan information'), said);
}

async function previewOf(chosen: Readonly<Record<string, string | string[]>> = { who: 'all' }) {
  const { harness, samira } = town;
  const form = await harness.press(samira, await write(), 'Välj mottagare');
  return harness.submit(samira, form, chosen);
}

async function send(): Promise<void> {
  const { harness, samira } = town;
  await harness.press(samira, await previewOf(), 'Skicka till 4 personer');
  await harness.deliver();
}

describe('writing', () => {
  beforeEach(async () => {
    town = await buildTown();
  });

  test('what follows the word stands in the form, and nothing is sent until it has been looked at', async () => {
    const { harness, samira, amina } = town;
    const form = await harness.say(samira, '/bryggan information Biblioteket har nya tider');
    if (form.kind !== 'form') throw new Error(form.kind);
    expect(form.form.fields.find(({ name }) => name === 'text')).toMatchObject({
      value: 'Biblioteket har nya tider',
    });
    const shown = await harness.submit(samira, form, { title: 'Nya tider' });
    expect(readingOf(shown)).toContain('Ingen har fått det än');
    await harness.deliver();
    expect(harness.sentTo(amina)).toEqual([]);
  });

  test('what is wrong stands beside its field', async () => {
    const { harness, samira } = town;
    const form = await harness.say(samira, '/bryggan information');
    const refused = await harness.submit(samira, form, { ...said, url: 'javascript:alert(1)' });
    expect(refused).toMatchObject({
      kind: 'errors',
      errors: { url: expect.stringContaining('gick inte att läsa') },
    });
    expect(await harness.submit(samira, form, { ...said, title: ' ' })).toMatchObject({
      kind: 'errors',
      errors: { title: expect.any(String) },
    });
  });

  test.each([
    ['example.org/bidrag', 'https://example.org/bidrag'],
    ['http://example.org', 'http://example.org/'],
    ['javascript:alert(1)', undefined],
    ['mailto:a@example.org', undefined],
    ['kommunen', undefined],
    ['https://', undefined],
  ])('the address %s is read as %s', (typed, read) => {
    expect(readAddress(typed)).toBe(read);
  });

  test('can be changed and undone until it is sent, and written again', async () => {
    const { harness, samira } = town;
    const first = await write();
    const form = await harness.press(samira, first, 'Ändra');
    const changed = await harness.submit(samira, form, { title: 'Sök stöd' });
    expect(readingOf(changed)).toContain('Så här blir det: Sök stöd');
    const undone = await harness.press(samira, changed, 'Ångra');
    expect(await harness.em().count(Information, {})).toBe(0);
    const again = await harness.submit(samira, await harness.press(samira, undone, 'Skriv igen'), {});
    expect(readingOf(again)).toContain('Sök stöd');
    expect(readingOf(await harness.press(samira, first, 'Ändra'))).toContain('finns inte längre');
  });

  test('is for coordinators', async () => {
    const { harness, amina } = town;
    expect(readingOf(await harness.say(amina, '/bryggan information'))).toContain('Det här kan du inte göra');
  });
});

describe('sending', () => {
  beforeEach(async () => {
    town = await buildTown();
  });

  test('reaches those in the preview, with the link, and asks nothing', async () => {
    const { harness, amina, dana } = town;
    const preview = readingOf(await previewOf());
    expect(preview).toContain('Får det: 4 personer från 4 aktörer');
    expect(harness.sentTo(amina)).toEqual([]);
    await send();
    expect(titlesTo(town, dana)).toEqual(['Sök bidrag']);
    const got = cardOf(newest(town, amina));
    expect(readingOf(got)).toContain('Från Samira, Hägersten. Du behöver inte svara.');
    expect(JSON.stringify(got)).toContain('https://example.org/bidrag');
    expect(readingOf(got)).toContain('[Läs mer]');
  });

  test('goes out once when pressed twice, at once or one after the other', async () => {
    const { harness, samira, amina } = town;
    const preview = await previewOf();
    const label = 'Skicka till 4 personer';
    await Promise.all([harness.press(samira, preview, label), harness.press(samira, preview, label)]);
    expect(readingOf(await harness.press(samira, preview, label))).toContain('redan skickat');
    await harness.deliver();
    expect(titlesTo(town, amina)).toEqual(['Sök bidrag']);
    const em = harness.em();
    expect(await em.count(Delivery, { message: 'information.message' })).toBe(4);
    expect(await em.count(AuditEntry, { verb: 'information.send' })).toBe(1);
  });

  test('somebody new since the preview is shown before anything is sent', async () => {
    const { harness, samira } = town;
    const preview = await previewOf();
    const em = harness.em();
    await buildOrganisation(em, harness.workspace, { name: 'Nya', representatives: [samira] });
    const again = await harness.press(samira, preview, 'Skicka till 4 personer');
    expect(readingOf(again)).toContain('Urvalet har ändrats');
    await harness.press(samira, again, 'Skicka till 5 personer');
    expect(await em.count(Delivery, { message: 'information.message' })).toBe(5);
  });

  test('afterwards it can be neither changed nor undone', async () => {
    const { harness, samira } = town;
    const written = await write();
    const form = await harness.press(samira, written, 'Välj mottagare');
    const preview = await harness.submit(samira, form, { who: 'all' });
    await harness.press(samira, preview, 'Skicka till 4 personer');
    for (const label of ['Ändra', 'Ångra', 'Välj mottagare']) {
      expect(readingOf(await harness.press(samira, written, label))).toContain('har redan skickats');
    }
  });

  test('counts among the messages of the week: the third waits', async () => {
    const { harness, amina } = town;
    await send();
    await send();
    await send();
    expect(harness.sentTo(amina)).toHaveLength(2);
    await harness.advanceTo('2026-11-30T10:01');
    expect(harness.sentTo(amina)).toHaveLength(3);
  });
});

describe('what became of it', () => {
  test('is counted on a live card as it goes out', async () => {
    town = await buildTown('2026-11-23T22:00');
    const { harness, samira } = town;
    await send();
    expect(readingOf(newest(town, samira))).toContain('Har fått det: 0\nVäntar: 4');
    await harness.advanceTo('2026-11-24T08:01');
    expect(newest(town, samira).edits).toBeGreaterThan(0);
    expect(readingOf(newest(town, samira))).toContain('Har fått det: 4');
    expect(readingOf(newest(town, samira))).not.toContain('Stoppa');
  });

  test('names those who could not be reached', async () => {
    town = await buildTown('2026-11-23T22:00');
    const { harness, samira, amina } = town;
    await send();
    expect(readingOf(newest(town, samira))).toContain('Har fått det: 0\nVäntar: 4');
    await harness.advanceTo('2026-11-24T07:59');
    await harness.em().nativeDelete(Account, { person: amina.id });
    await harness.advanceTo('2026-11-24T08:01');
    const overview = harness.sentTo(samira).find(({ card }) => card.title === 'Skickat: Sök bidrag');
    if (overview === undefined) throw new Error('no card');
    expect(readingOf(overview)).toContain('Har fått det: 3\nKom inte fram: 1');
    expect(readingOf(overview)).toContain('- Amina');
    expect(readingOf(overview)).not.toContain('Stoppa');
  });

  test('says who has paused, also for good', async () => {
    town = await buildTown();
    const { harness, samira, amina } = town;
    const preview = await previewOf();
    await harness.press(amina, await harness.say(amina, 'paus'), 'En vecka');
    await harness.press(samira, preview, 'Skicka till 4 personer');
    await harness.deliver();
    await harness.advanceTo('2026-11-23T10:01');
    expect(readingOf(newest(town, samira))).toContain(
      'Har fått det: 3\nVäntar: 1\nHar pausat meddelanden: 1',
    );
    await harness.press(amina, await harness.say(amina, 'paus'), 'Tills vidare');
    await harness.advanceTo('2026-11-23T10:02');
    expect(readingOf(newest(town, samira))).toContain('Får det inte: 1\nHar pausat meddelanden: 1');
  });

  test('what waits can be stopped, and then never comes', async () => {
    town = await buildTown('2026-11-23T22:00');
    const { harness, samira, jonas, amina } = town;
    await send();
    const stopped = await harness.press(jonas, newest(town, samira), 'Stoppa det som väntar');
    expect(readingOf(stopped)).toContain('Stoppat: 4 personer får det inte.');
    await harness.advanceTo('2026-11-24T12:00');
    expect(harness.sentTo(amina)).toEqual([]);
    expect(readingOf(newest(town, samira))).toContain('Det som väntade är stoppat');
  });

  test('a representative can stop nothing', async () => {
    town = await buildTown('2026-11-23T22:00');
    const { harness, samira, amina } = town;
    await send();
    const refused = await harness.press(amina, newest(town, samira), 'Stoppa det som väntar');
    expect(readingOf(refused)).toContain('Det här kan du inte göra');
    expect(await harness.em().count(Delivery, { status: 'cancelled' })).toBe(0);
  });
});
