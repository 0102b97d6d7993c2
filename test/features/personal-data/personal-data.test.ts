import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Account } from '#entities/account.ts';
import { AuditEntry } from '#entities/audit-entry.ts';
import { BrowserMessage } from '#entities/browser-message.ts';
import { Delivery } from '#entities/delivery.ts';
import { ErasureRequest } from '#entities/erasure-request.ts';
import { Invitation } from '#entities/invitation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import type { Answer } from '#src/conversation/answer.ts';
import { personalDataMessage } from '#src/features/personal-data/messages.ts';
import { post } from '#src/outbox/post.ts';
import { buildTown, inviteAll, newest, type Town, titlesTo } from '#test/features/meetings/town.ts';
import { cardOf, readingOf, type Standing } from '#test/support/harness.ts';

let town: Town;

beforeEach(async () => {
  town = await buildTown();
});

afterEach(async () => {
  await town.harness.stop();
});

/** Amina is invited, says yes, and asks for an interpreter. */
async function happen(): Promise<void> {
  const { harness, amina } = town;
  await inviteAll(town);
  const yes = await harness.press(amina, newest(town, amina), 'Ja');
  await harness.press(amina, yes, 'Spara antal och önskemål', { comers: '1', wishes: 'Tolk på somaliska' });
}

function show(person: Person = town.amina): Promise<Answer> {
  return town.harness.say(person, 'mina personuppgifter');
}

async function ask(): Promise<Standing> {
  const { harness, samira, amina } = town;
  await harness.press(amina, await show(), 'Be att uppgifterna raderas');
  await harness.deliver();
  return newest(town, samira);
}

async function carryOut(): Promise<void> {
  await town.harness.deliver();
  await town.harness.runJob('erasure.carryOut');
}

describe('what is kept', () => {
  test('is shown in groups, each with its number, and says what is not there', async () => {
    const { harness, amina } = town;
    await happen();
    const card = await show();
    const read = readingOf(card);
    expect(read).toContain('Det här finns om dig hos Hägersten.');
    expect(read).toContain('Namn: Amina');
    expect(read).toContain('- Inbjudningar och svar (1 uppgift)');
    expect(read).toContain('anteckningar hör till föreningen');
    expect(read).not.toContain('Svar på enkäter (');
    const press = (section: string) =>
      harness.act(amina, {
        kind: 'press',
        action: 'personalData.section',
        values: { section, skipped: 0 },
      });
    const invitations = readingOf(await press('invitations'));
    expect(invitations).toContain('- Höstmöte');
    expect(invitations).toContain('Svar: ja');
    expect(invitations).toContain('Önskemål: Tolk på somaliska');
    expect(readingOf(await press('organisations'))).toContain('Hagsätra Folkdans');
    expect(readingOf(await press('deliveries'))).toContain('- Nätverksmöte');
    expect(readingOf(await press('accounts'))).toContain('- chatten i webbläsaren');
  });

  test('an unfinished form holds what was typed, and what was said on the chat page stands as it was said', async () => {
    const { harness, amina } = town;
    const { workspace } = harness;
    const em = harness.em();
    em.create(BrowserMessage, {
      workspace,
      conversation: 'direct:Amina',
      source: 'said:1',
      author: amina.id,
      content: { kind: 'text', text: 'Vi behöver lokal' },
      language: 'sv',
    });
    await em.flush();
    await harness.act(amina, { kind: 'message', text: 'Ring 19121212-1212' });
    const file = readingOf(await harness.press(amina, await show(), 'Hämta som fil'));
    expect(file).toContain('"content": "Vi behöver lokal"');
    expect(file).toMatch(/"content": ".*Ring .*"/u);
  });

  test('is paged, back and forth', async () => {
    const { harness, amina } = town;
    for (let count = 0; count < 10; count += 1) await harness.say(amina, '/bryggan paus vecka');
    const trail = await harness.act(amina, {
      kind: 'press',
      action: 'personalData.section',
      values: { section: 'trail', skipped: 0 },
    });
    expect(readingOf(trail).match(/^- /gmu)).toHaveLength(8);
    const more = await harness.press(amina, trail, 'Visa fler');
    expect(readingOf(more).match(/^- /gmu)).toHaveLength(2);
    await harness.press(amina, more, 'Visa föregående');
    expect(readingOf(await harness.press(amina, more, 'Visa allt om mig'))).toContain('Det här finns om dig');
  });

  test('can be taken along as a file that holds all of it, and of nobody else', async () => {
    const { harness, amina, bo } = town;
    await happen();
    await harness.press(bo, newest(town, bo), 'Nej');
    const card = cardOf(await harness.press(amina, await show(), 'Hämta som fil'));
    const element = card.elements.find(({ kind }) => kind === 'file');
    if (element?.kind !== 'file') throw new Error('no file');
    expect(element.name).toBe('mina-personuppgifter.json');
    const data = JSON.parse(element.content);
    expect(data.person.name).toBe('Amina');
    expect(data.invitations).toEqual([
      expect.objectContaining({ meeting: 'Höstmöte', reply: 'yes', wishes: 'Tolk på somaliska' }),
    ]);
    expect(data.deliveries[0]).toMatchObject({ kind: 'meeting.reminder', status: 'waiting' });
    expect(element.content).not.toContain('Bo');
  });

  test('can be shown as a message about oneself only', async () => {
    const { harness, amina, bo } = town;
    const { workspace } = harness;
    await harness.transact(workspace.id, async (em) => {
      const about = { workspace, message: personalDataMessage, subjectId: amina.id, dueAt: harness.now };
      await post(em, [
        { ...about, key: 'a', to: { person: amina.id }, audience: 'representative' },
        { ...about, key: 'b', to: { person: bo.id }, audience: 'representative' },
      ]);
    });
    await harness.deliver();
    expect(titlesTo(town, amina)).toEqual(['Mina personuppgifter']);
    expect(titlesTo(town, bo)).toEqual([]);
  });

  test('in English for those who chose it', async () => {
    const { harness, amina } = town;
    const em = harness.em();
    (await em.findOneOrFail(Person, amina.id)).language = 'en';
    await em.flush();
    expect(readingOf(await harness.say(amina, 'my data'))).toContain(
      'This is what Hägersten keeps about you.',
    );
  });
});

describe('a request for erasure', () => {
  test('goes to every coordinator, once', async () => {
    const { harness, jonas, amina } = town;
    const card = await ask();
    expect(readingOf(card)).toContain('Vem: Amina\nFöreträder: Hagsätra Folkdans');
    expect(titlesTo(town, jonas)).toEqual(['Begäran om radering']);
    const shown = await show();
    expect(readingOf(shown)).toContain('Du har bett att uppgifterna raderas');
    const again = await harness.act(amina, { kind: 'press', action: 'erasure.ask', values: {} });
    expect(readingOf(again)).toContain('redan bett om det');
    expect(await harness.em().count(ErasureRequest, {})).toBe(1);
  });

  test('is nothing for staff until their role is taken away', async () => {
    const { harness, samira } = town;
    const refused = await harness.press(samira, await show(samira), 'Be att uppgifterna raderas');
    expect(readingOf(refused)).toContain('Du har en roll i verksamheten');
    expect(await harness.em().count(ErasureRequest, {})).toBe(0);
  });

  test('is decided by coordinators only, and once', async () => {
    const { harness, samira, jonas, bo } = town;
    const card = await ask();
    for (const label of ['Radera', 'Avslå']) {
      expect(readingOf(await harness.press(bo, card, label))).toContain('Det här kan du inte göra');
    }
    const form = await harness.press(jonas, card, 'Avslå');
    await Promise.all([
      harness.press(samira, card, 'Radera'),
      harness.submit(jonas, form, { reason: 'Gallringsbeslut 12' }),
    ]);
    const em = harness.em();
    expect(await em.count(AuditEntry, { verb: { $in: ['erasure.grant', 'erasure.refuse'] } })).toBe(1);
    expect(readingOf(await harness.press(jonas, card, 'Radera'))).toContain('Någon har redan bestämt');
  });

  test('refused, the reason is kept and told, and everything stays', async () => {
    const { harness, samira, jonas, amina } = town;
    await happen();
    const card = await ask();
    const form = await harness.press(samira, card, 'Avslå');
    expect(await harness.submit(samira, form, { reason: ' ' })).toMatchObject({ kind: 'errors' });
    await harness.submit(samira, form, { reason: 'Gallringsbeslut 12' });
    await carryOut();
    expect(newest(town, amina).card.title).toBe('Dina personuppgifter raderas inte');
    expect(readingOf(newest(town, amina))).toContain('Därför: Gallringsbeslut 12');
    const em = harness.em();
    expect(await em.findOneOrFail(ErasureRequest, {})).toMatchObject({
      decision: 'refused',
      reason: 'Gallringsbeslut 12',
    });
    expect((await em.findOneOrFail(Person, amina.id)).name).toBe('Amina');
    await harness.advanceTo('2026-11-23T10:01');
    expect(readingOf(newest(town, jonas))).toContain('Beslutat av: Samira');
    expect(readingOf(await show())).toContain('[Be att uppgifterna raderas]');
  });
});

describe('erasing', () => {
  async function erase(): Promise<void> {
    await happen();
    await town.harness.press(town.samira, await ask(), 'Radera');
    await carryOut();
  }

  test('comes after the person was told, which happens once', async () => {
    const { harness, samira, amina } = town;
    await happen();
    await harness.press(samira, await ask(), 'Radera');
    await harness.runJob('erasure.carryOut');
    expect((await harness.em().findOneOrFail(Person, amina.id)).name).toBe('Amina');
    await carryOut();
    await carryOut();
    expect((await harness.em().findOneOrFail(Person, amina.id)).name).toBe('Raderad person');
    const told = titlesTo(town, amina).filter((title) => title === 'Dina personuppgifter raderas');
    expect(told).toHaveLength(1);
    expect(await harness.em().count(AuditEntry, { verb: 'erasure.carryOut' })).toBe(1);
  });

  test('is carried out also when the person can no longer be told', async () => {
    const { harness, samira, amina } = town;
    const card = await ask();
    await harness.em().nativeDelete(Account, { person: amina.id });
    await harness.press(samira, card, 'Radera');
    await carryOut();
    expect((await harness.em().findOneOrFail(Person, amina.id)).name).toBe('Raderad person');
  });

  test('leaves the counts and takes all that says who it was', async () => {
    const { harness, samira, amina } = town;
    await erase();
    const em = harness.em();
    expect(await em.findOneOrFail(Person, amina.id)).toMatchObject({
      name: 'Raderad person',
      searchName: '',
      email: null,
      roles: [],
    });
    expect(await em.count(Account, { person: amina.id })).toBe(0);
    expect(await em.count(Representative, { person: amina.id })).toBe(0);
    expect(await em.findOneOrFail(Invitation, { person: amina.id })).toMatchObject({
      reply: 'yes',
      wishes: null,
    });
    const sent = await em.find(Delivery, { person: amina.id, status: 'sent' });
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.every((one) => one.sentConversation === null && one.sentMessage === null)).toBe(true);
    const overview = await harness.press(samira, await harness.say(samira, '/mote'), 'Visa');
    expect(readingOf(overview)).toContain('1 person kommer');
    const rows = await em.execute<{ found: number }[]>(
      `select (select count(*) from people where name ilike '%amina%' or search_name ilike '%amina%')
        + (select count(*) from accounts where external_id ilike '%amina%')
        + (select count(*) from deliveries where sent_conversation ilike '%amina%') as found`,
    );
    expect(Number(rows[0]?.found)).toBe(0);
  });

  test('stops what was still to come', async () => {
    const { harness, amina } = town;
    await erase();
    const before = harness.sentTo(amina).length;
    await harness.advanceTo('2026-12-03T12:00');
    expect(harness.sentTo(amina)).toHaveLength(before);
    expect(await harness.em().count(Delivery, { person: amina.id, status: 'waiting' })).toBe(0);
  });

  test('the name goes from the coordinators’ card too', async () => {
    const { harness, samira } = town;
    await erase();
    await harness.advanceTo('2026-11-23T10:01');
    const card = harness.sentTo(samira).find(({ card: one }) => one.title === 'Begäran om radering');
    if (card === undefined) throw new Error('no card');
    expect(readingOf(card)).toContain('Vem: Raderad person');
    expect(readingOf(card)).not.toContain('Amina');
  });

  test('whoever writes again is somebody new', async () => {
    const { harness, amina } = town;
    await erase();
    const shown = readingOf(await harness.say('Amina', 'mina personuppgifter'));
    expect(shown).not.toContain('Inbjudningar');
    expect(await harness.em().count(Account, { externalId: amina.name })).toBe(1);
  });
});

/** Every column that points at a person, and what becomes of it when they are erased. */
const becomes: Readonly<Record<string, 'removed' | 'nameless'>> = {
  'accounts.person_id': 'removed',
  'audit_entries.person_id': 'nameless',
  'browser_messages.author_id': 'removed',
  'browser_messages.viewer_id': 'removed',
  'contacts.coordinator_id': 'nameless',
  'deliveries.person_id': 'nameless',
  'deliveries.responsible_id': 'nameless',
  'drafts.person_id': 'removed',
  'erasure_requests.decided_by_id': 'nameless',
  'erasure_requests.person_id': 'nameless',
  'information_messages.coordinator_id': 'nameless',
  'invitations.person_id': 'nameless',
  'mails.person_id': 'removed',
  'matching_steps.person_id': 'nameless',
  'matchings.coordinator_id': 'nameless',
  'meetings.organiser_id': 'nameless',
  'next_steps.coordinator_id': 'nameless',
  'referrals.coordinator_id': 'nameless',
  'referrals.person_id': 'nameless',
  'referrals.stated_by_id': 'nameless',
  'representatives.person_id': 'removed',
  'survey_drafts.coordinator_id': 'nameless',
  'survey_requests.person_id': 'nameless',
  'surveys.coordinator_id': 'nameless',
};

test('every table that points at people says what becomes of it', async () => {
  const rows = await town.harness.em().execute<{ at: string }[]>(
    `select c.conrelid::regclass || '.' || a.attname as at
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'people'::regclass order by 1`,
  );
  expect(rows.map(({ at }) => at)).toEqual(Object.keys(becomes).sort());
});
