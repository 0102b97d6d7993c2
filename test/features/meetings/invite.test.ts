import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Person } from '#entities/person.ts';
import { readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';
import { buildTown, inviteAll, line, newest, previewFor, type Town, titlesTo } from './town.ts';

let town: Town;

beforeEach(async () => {
  town = await buildTown();
});

afterEach(async () => {
  await town.harness.stop();
});

describe('planning', () => {
  test('a line plans a meeting and shows it back to the sender alone', async () => {
    const { harness, samira } = town;
    const planned = await harness.say(samira, line);
    expect(planned.kind).toBe('onlyYou');
    expect(readingOf(planned)).toContain('torsdag 3 december kl. 18.00–20.00');
    expect(readingOf(planned)).toContain('[Bjud in] [Ändra] [Ångra]');
  });

  test('what is wrong stands beside its field, and what was written is kept', async () => {
    const { harness, samira } = town;
    const form = await harness.say(samira, '/mote Höstmöte, fredag 3 december kl 18, Sätra bibliotek');
    if (form.kind !== 'form') throw new Error(form.kind);
    const date = form.form.fields.find(({ name }) => name === 'date');
    expect(date).toMatchObject({ value: '2026-12-03', hint: expect.stringContaining('torsdag 3 december') });
    const planned = await harness.submit(samira, form, {});
    expect(readingOf(planned)).toContain('Planerat: Höstmöte');
  });

  test('a meeting yesterday is refused beside the day, in the form too', async () => {
    const { harness, samira } = town;
    const form = await harness.say(samira, '/mote Höstmöte, igår kl 18, Sätra');
    expect(form.kind).toBe('form');
    const again = await harness.submit(samira, form, {});
    expect(again).toMatchObject({ kind: 'errors', errors: { date: expect.stringContaining('redan varit') } });
  });

  test('undone before anybody is invited it is gone; afterwards it can only be cancelled', async () => {
    const { harness, samira } = town;
    const first = await harness.say(samira, line);
    const undone = await harness.press(samira, first, 'Ångra');
    expect(await harness.em().count(Meeting, {})).toBe(0);
    const again = await harness.press(samira, undone, 'Planera igen');
    const planned = await harness.submit(samira, again, {});
    const form = await harness.press(samira, planned, 'Bjud in');
    const preview = await harness.submit(samira, form, { who: 'all' });
    await harness.press(samira, preview, 'Skicka inbjudan till 4 personer');
    expect(readingOf(await harness.press(samira, planned, 'Ångra'))).toContain('redan gått ut');
    expect(await harness.em().count(Meeting, {})).toBe(1);
  });

  test('alone it lists what comes, or says how to begin', async () => {
    const { harness, samira } = town;
    expect(readingOf(await harness.say(samira, '/mote'))).toContain('Inget möte är planerat');
    await inviteAll(town);
    const listed = readingOf(await harness.say(samira, '/MÖTE'));
    expect(listed).toContain('Höstmöte');
    expect(listed).toContain('4 har inte svarat');
    expect(listed).toContain('[Planera ett möte]');
  });

  test('a representative plans nothing', async () => {
    const { harness, amina } = town;
    expect(readingOf(await harness.say(amina, line))).toContain('planeras av föreningssamordnarna');
    expect(await harness.em().count(Meeting, {})).toBe(0);
  });

  test('saving the same change in two forms asks the second first', async () => {
    const { harness, samira, jonas } = town;
    const planned = await harness.say(samira, line);
    const one = await harness.press(samira, planned, 'Ändra');
    const two = await harness.press(jonas, planned, 'Ändra');
    await harness.submit(jonas, two, { place: 'Rågsveds torg' });
    const asked = await harness.submit(samira, one, { title: 'Vintermöte' });
    if (asked.kind !== 'form') throw new Error(asked.kind);
    expect(asked.form.intro).toContain('Rågsveds torg');
    expect(readingOf(await harness.submit(samira, asked, {}))).toContain('Ändrat: Vintermöte');
  });
});

describe('in other ways', () => {
  test('in English, with the twin', async () => {
    const { harness } = town;
    const ann = await buildPerson(harness.em(), harness.workspace, { name: 'Ann', language: 'en' });
    const planned = await harness.say(
      ann,
      'meeting Autumn meeting, Thursday 3 December at 18:00, Sätra library',
    );
    expect(readingOf(planned)).toContain('Planned: Autumn meeting');
    expect(readingOf(planned)).toContain('Thursday 3 December at 18:00–20:00');
    const form = await harness.press(ann, planned, 'Invite');
    const preview = await harness.submit(ann, form, { who: 'all' });
    await harness.press(ann, preview, 'Send the invitation to 4 people');
    await harness.deliver();
    expect(readingOf(newest(town, ann))).toContain('No answer yet: 4');
    expect(readingOf(newest(town, town.amina))).toContain('Kommer ni?');
  });

  test('where others read along nothing is planned before the form was seen', async () => {
    const { harness, samira } = town;
    const place = { kind: 'channel', reference: 'C1' } as const;
    const form = await harness.say(samira, line, place);
    expect(form.kind).toBe('form');
    expect(await harness.em().count(Meeting, {})).toBe(0);
    expect(readingOf(await harness.submit(samira, form, {}))).toContain('Planerat: Höstmöte');
  });

  test.each(['<!channel>', '</script>', "Robert'); drop table meetings;--", '👍👍'])(
    '%s is a title like any other',
    async (title) => {
      const { harness, samira } = town;
      const planned = await harness.say(samira, `/mote ${title}, torsdag 3 december kl 18, Sätra`);
      expect(readingOf(planned)).toContain(`Planerat: ${title}`);
    },
  );

  test('a title from right to left is one, and does not turn the words around it', async () => {
    const { harness, samira } = town;
    const planned = await harness.say(samira, '/mote اجتماع الخريف, torsdag 3 december kl 18, Sätra');
    expect(readingOf(planned)).toContain('Planerat: \u2068اجتماع الخريف\u2069');
  });

  test('a form sent twice plans once', async () => {
    const { harness, samira } = town;
    const form = await harness.press(samira, await harness.say(samira, '/mote'), 'Planera ett möte');
    const typed = { title: 'Höstmöte', date: '2026-12-03', start: '18:00', place: 'Sätra' };
    await Promise.all([harness.submit(samira, form, typed), harness.submit(samira, form, typed)]);
    expect(await harness.em().count(Meeting, {})).toBe(1);
  });
});

describe('choosing whom', () => {
  test('kind and area narrow each other, and single ones come on top', async () => {
    const { folkdans } = town;
    const preview = await previewFor(town, {
      who: 'chosen',
      kinds: ['association'],
      areas: ['Sätra'],
      organisations: [folkdans.id],
    });
    expect(readingOf(preview)).toContain('2 personer från 2 aktörer');
    expect(readingOf(preview)).toContain('chatten i webbläsaren (2)');
  });

  test('nobody, or all and some, is refused beside the field', async () => {
    const { harness, samira } = town;
    const form = await harness.press(samira, await harness.say(samira, line), 'Bjud in');
    expect(await harness.submit(samira, form, {})).toMatchObject({
      kind: 'errors',
      errors: { who: expect.any(String) },
    });
    const both = await harness.submit(samira, form, { who: 'all', kinds: ['company'] });
    expect(both).toMatchObject({ kind: 'errors', errors: { who: expect.any(String) } });
  });

  test('those in no chat are named and left out, and so are actors nobody speaks for', async () => {
    const { harness } = town;
    const em = harness.em();
    const { workspace } = harness;
    const esther = em.create(Person, { workspace, name: 'Esther', searchName: 'esther', roles: [] });
    await buildOrganisation(em, workspace, { name: 'Båtklubben', representatives: [esther] });
    await buildOrganisation(em, workspace, { name: 'Tysta rummet' });
    const reading = readingOf(await previewFor(town));
    expect(reading).toContain('4 personer från 4 aktörer');
    expect(reading).toContain('Har ingen väg än: Esther');
    expect(reading).toContain('Saknar kontaktperson: Tysta rummet');
  });

  test('a person who speaks for two actors is invited once', async () => {
    const { harness, amina } = town;
    await buildOrganisation(harness.em(), harness.workspace, { name: 'Aktiva', representatives: [amina] });
    expect(readingOf(await previewFor(town))).toContain('4 personer från 4 aktörer');
  });

  test('the selection can be changed before it is sent', async () => {
    const { harness, samira } = town;
    const preview = await previewFor(town, { who: 'chosen', kinds: ['congregation'] });
    const form = await harness.press(samira, preview, 'Ändra urvalet');
    if (form.kind !== 'form') throw new Error(form.kind);
    expect(form.form.fields.find(({ name }) => name === 'kinds')).toMatchObject({ values: ['congregation'] });
    expect(readingOf(await harness.submit(samira, form, { kinds: [], areas: ['Sätra'] }))).toContain(
      '2 personer',
    );
  });

  test('somebody new since the preview is shown before anything is sent', async () => {
    const { harness, samira } = town;
    const preview = await previewFor(town);
    const em = harness.em();
    await buildOrganisation(em, harness.workspace, { name: 'Nya', representatives: [samira] });
    const again = await harness.press(samira, preview, 'Skicka inbjudan till 4 personer');
    expect(readingOf(again)).toContain('Urvalet har ändrats');
    expect(await em.count(Invitation, {})).toBe(0);
    await harness.press(samira, again, 'Skicka inbjudan till 5 personer');
    expect(await em.count(Invitation, {})).toBe(5);
  });
});

describe('sending', () => {
  test('sends once when pressed twice, at once or one after the other', async () => {
    const { harness, samira, amina } = town;
    const preview = await previewFor(town);
    const label = 'Skicka inbjudan till 4 personer';
    await Promise.all([harness.press(samira, preview, label), harness.press(samira, preview, label)]);
    await harness.press(samira, preview, label);
    await harness.deliver();
    expect(titlesTo(town, amina)).toEqual(['Inbjudan: Höstmöte']);
    expect(await harness.em().count(Invitation, {})).toBe(4);
  });

  test('inviting more invites the new ones only', async () => {
    const { harness, samira, amina, dana } = town;
    const em = harness.em();
    const preview = await previewFor(town, { who: 'chosen', areas: ['Hagsätra'] });
    await harness.press(samira, preview, 'Skicka inbjudan till 1 person');
    await harness.deliver();
    const form = await harness.press(samira, newest(town, samira), 'Bjud in fler');
    const more = await harness.submit(samira, form, { who: 'all' });
    expect(readingOf(more)).toContain('Redan inbjudna: Amina');
    await harness.press(samira, more, 'Skicka inbjudan till 3 personer');
    await harness.deliver();
    expect(titlesTo(town, amina)).toHaveLength(1);
    expect(titlesTo(town, dana)).toEqual(['Inbjudan: Höstmöte']);
    expect(await em.count(Delivery, { message: 'meeting.overview' })).toBe(1);
  });

  test('ten thousand are invited in a few statements', async () => {
    const { harness, samira } = town;
    const { workspace } = harness;
    const em = harness.em();
    await em.execute(
      `with new as (
        insert into people (id, workspace_id, created_at, name, search_name, roles, revision)
        select gen_random_uuid(), ?, now(), 'P' || n, 'p' || n, '{}', 1 from generate_series(1, 10000) n returning id
      ), orgs as (
        insert into organisations (id, workspace_id, created_at, name, search_name, kind, revision)
        select gen_random_uuid(), ?, now(), 'O', 'o', 'network', 1 returning id
      ), accounts as (
        insert into accounts (id, workspace_id, created_at, person_id, platform, tenant, external_id)
        select gen_random_uuid(), ?, now(), id, 'browser', 'T1', id from new
      )
      insert into representatives (id, workspace_id, created_at, person_id, organisation_id)
      select gen_random_uuid(), ?, now(), new.id, orgs.id from new, orgs`,
      [workspace.id, workspace.id, workspace.id, workspace.id],
    );
    const preview = await previewFor(town, { who: 'chosen', kinds: ['network'] });
    let statements = 0;
    const logger = harness.orm.config.getLogger();
    const before = logger.logQuery;
    harness.orm.config.set('debug', ['query']);
    logger.setDebugMode(['query']);
    logger.logQuery = () => {
      statements += 1;
    };
    const sent = await harness.press(samira, preview, 'Skicka inbjudan till 10\u00a0000 personer');
    logger.logQuery = before;
    logger.setDebugMode(false);
    expect(readingOf(sent)).toContain('10\u00a0000 personer');
    expect(await em.count(Invitation, {})).toBe(10_000);
    expect(await em.count(Delivery, { message: 'meeting.invitation' })).toBe(10_000);
    expect(statements).toBeGreaterThan(2);
    expect(statements).toBeLessThan(40);
  }, 60_000);
});
