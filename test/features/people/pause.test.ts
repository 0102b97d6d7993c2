import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Delivery } from '#entities/delivery.ts';
import { Person } from '#entities/person.ts';
import { pauseMessage } from '#src/features/people/messages.ts';
import { post } from '#src/outbox/post.ts';
import {
  buildTown,
  inviteAll,
  line,
  newest,
  previewFor,
  type Town,
  titlesTo,
} from '#test/features/meetings/town.ts';
import { readingOf } from '#test/support/harness.ts';

let town: Town;

beforeEach(async () => {
  town = await buildTown();
});

afterEach(async () => {
  await town.harness.stop();
});

const invitation = 'Inbjudan: Höstmöte';

async function pause(label: string): Promise<string> {
  const { harness, amina } = town;
  return readingOf(await harness.press(amina, await harness.say(amina, 'paus'), label));
}

async function invitationStatus(): Promise<string> {
  const em = town.harness.em();
  const found = await em.findOneOrFail(Delivery, { message: 'meeting.invitation', person: town.amina.id });
  return `${found.status} ${found.reason ?? ''}`.trim();
}

describe('the card', () => {
  test('says how it is now, and what still comes', async () => {
    const { harness, amina } = town;
    const shown = readingOf(await harness.say(amina, 'paus'));
    expect(shown).toContain('Du får meddelanden från Hägersten');
    expect(shown).toContain('[En vecka] [En månad] [Tills vidare]');
    expect(await pause('En vecka')).toContain('till måndag 30 november kl. 10.00');
    expect(readingOf(await harness.say(amina, 'pause'))).toContain('[Få meddelanden igen]');
  });

  test.each([
    ['en vecka', 'måndag 30 november'],
    ['månad', 'onsdag 23 december'],
    ['tills vidare', 'förrän du säger till'],
  ])('%s can be written after the word', async (words, said) => {
    const { harness, amina } = town;
    expect(readingOf(await harness.say(amina, `/bryggan paus ${words}`))).toContain(said);
  });

  test('leaves a trace, and is nobody else’s', async () => {
    const { harness, amina, bo } = town;
    await pause('Tills vidare');
    const em = harness.em();
    expect(await em.count(AuditEntry, { verb: 'people.pause ever', person: amina.id })).toBe(1);
    expect((await em.findOneOrFail(Person, bo.id)).pausedUntil).toBeNull();
  });

  test('can be reached as a message about oneself only', async () => {
    const { harness, amina, bo } = town;
    await harness.transact(harness.workspace.id, async (em) => {
      const about = { workspace: harness.workspace, message: pauseMessage, subjectId: amina.id };
      const rest = { dueAt: harness.now, audience: 'representative' } as const;
      await post(em, [
        { ...about, ...rest, key: 'a', to: { person: amina.id } },
        { ...about, ...rest, key: 'b', to: { person: bo.id } },
      ]);
    });
    await harness.deliver();
    expect(titlesTo(town, amina)).toEqual(['Paus från meddelanden']);
    await harness.press(amina, newest(town, amina), 'En vecka');
    expect(titlesTo(town, bo)).toEqual([]);
  });
});

describe('a week', () => {
  test('what is not urgent waits until it is over', async () => {
    const { harness, amina, bo } = town;
    await pause('En vecka');
    await inviteAll(town);
    expect(titlesTo(town, amina)).toEqual([]);
    expect(titlesTo(town, bo)).toEqual([invitation]);
    await harness.advanceTo('2026-11-30T09:59');
    expect(titlesTo(town, amina)).toEqual([]);
    await harness.advanceTo('2026-11-30T10:01');
    expect(titlesTo(town, amina)).toEqual([invitation]);
  });

  test('taken back it lets through what has waited, once', async () => {
    const { harness, amina } = town;
    await pause('En vecka');
    await inviteAll(town);
    await pause('Få meddelanden igen');
    await harness.deliver();
    await harness.advanceTo('2026-12-01T12:00');
    expect(titlesTo(town, amina)).toEqual([invitation]);
  });

  test('made a month, it waits for the new end', async () => {
    const { harness, amina } = town;
    await pause('En vecka');
    await inviteAll(town, line.replace('torsdag 3 december', 'torsdag 28 januari'));
    await pause('En månad');
    await harness.advanceTo('2026-12-01T12:00');
    expect(titlesTo(town, amina)).toEqual([]);
    await harness.advanceTo('2026-12-23T10:01');
    expect(titlesTo(town, amina)).toEqual([invitation]);
  });

  test('an invitation to a meeting that is over by then never comes', async () => {
    const { harness, amina } = town;
    await pause('En månad');
    await inviteAll(town);
    await harness.advanceTo('2026-12-24T12:00');
    expect(titlesTo(town, amina)).toEqual([]);
  });
});

describe('until further notice', () => {
  test('what is not urgent is cancelled, and is not sent when the pause is over', async () => {
    const { harness, amina } = town;
    await inviteAll(town);
    await pause('Tills vidare');
    await harness.advanceTo('2026-12-02T18:01');
    await pause('Få meddelanden igen');
    await harness.advanceTo('2026-12-03T12:00');
    expect(titlesTo(town, amina)).toEqual([invitation]);
    expect(await invitationStatus()).toBe('sent');
    const em = harness.em();
    const reminder = { message: 'meeting.reminder', person: amina.id };
    expect(await em.findOneOrFail(Delivery, reminder)).toMatchObject({
      status: 'cancelled',
      reason: 'paused',
    });
  });

  test('that a meeting moves or is cancelled still comes to somebody who was invited', async () => {
    const { harness, samira, amina } = town;
    await inviteAll(town);
    await harness.press(amina, newest(town, amina), 'Ja');
    await pause('Tills vidare');
    const change = await harness.press(samira, newest(town, samira), 'Ändra');
    await harness.submit(samira, change, { date: '2026-12-10' });
    await harness.deliver();
    expect(newest(town, amina).card.title).toBe('Ny tid: Höstmöte');
    const cancel = await harness.press(samira, newest(town, samira), 'Ställ in');
    await harness.submit(samira, cancel, {});
    await harness.deliver();
    expect(newest(town, amina).card.title).toBe('Inställt: Höstmöte');
    expect(titlesTo(town, amina)).toHaveLength(3);
  });
});

describe('what coordinators see', () => {
  test('who has paused, before anything is sent, and how many afterwards', async () => {
    const { harness, samira, bo } = town;
    await pause('En vecka');
    await harness.press(bo, await harness.say(bo, 'paus'), 'Tills vidare');
    const shown = await previewFor(town);
    const preview = readingOf(shown);
    expect(preview).toContain('Har pausat meddelanden: Amina');
    expect(preview).toContain('Vill inte ha meddelanden: Bo');
    expect(preview).toContain('[Skicka inbjudan till 3 personer]');
    const sent = await harness.press(samira, shown, 'Skicka inbjudan till 3 personer');
    expect(readingOf(sent)).toContain('3 personer');
    await harness.deliver();
    const listed = await harness.say(samira, '/mote');
    const overview = readingOf(await harness.press(samira, listed, 'Visa'));
    expect(overview).toContain(
      '2 skickade, 1 väntar till måndag 30 november kl. 10.00, 0 kom inte fram, 1 har pausat',
    );
  });
});
