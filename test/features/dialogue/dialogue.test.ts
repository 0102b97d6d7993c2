import type { EntityManager } from '@mikro-orm/postgresql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Attendance } from '#entities/attendance.ts';
import { Contact } from '#entities/contact.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Need } from '#entities/need.ts';
import { Organisation, type OrganisationKind } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Referral } from '#entities/referral.ts';
import { Workspace } from '#entities/workspace.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let em: EntityManager;
let samira: Person;
beforeEach(async () => {
  // A Monday.
  harness = await Harness.start('2026-10-12T08:00');
  em = harness.em();
  samira = await buildPerson(em, harness.workspace, { name: 'Samira' });
});
afterEach(() => harness.stop());

async function buildDialogue(
  name: string,
  happenedOn: string,
  given: { by?: Person; kind?: OrganisationKind } = {},
): Promise<Organisation> {
  const organisation = await buildOrganisation(em, harness.workspace, {
    name,
    ...(given.kind && { kind: given.kind }),
  });
  em.create(Contact, {
    workspace: harness.workspace,
    organisation,
    coordinator: given.by ?? samira,
    happenedOn,
    note: 'träffades',
  });
  organisation.lastContactOn = happenedOn;
  await em.flush();
  return organisation;
}

const tell = (local: string) => harness.advanceTo(local, 'dialogue.nudge');
const toldTo = (person: Person) => harness.sentTo(person).map((one) => readingOf(one));
const newest = (person: Person) => harness.sentTo(person).at(-1) ?? expect.fail('nothing was sent');

describe('A quiet dialogue', () => {
  it('comes back to whoever was in touch last, once, with why to call', async () => {
    const jonas = await buildPerson(em, harness.workspace, { name: 'Jonas' });
    const folkdans = await buildDialogue('Hagsätra Folkdans', '2026-08-01', { by: jonas });
    em.create(Contact, {
      workspace: harness.workspace,
      organisation: folkdans,
      coordinator: samira,
      happenedOn: '2026-08-03',
      note: 'ringde',
    });
    folkdans.lastContactOn = '2026-08-03';
    em.create(Need, {
      workspace: harness.workspace,
      organisation: folkdans,
      category: 'premises',
      openedOn: '2026-08-03',
    });
    await em.flush();
    await tell('2026-10-12T18:00');
    expect(harness.sentTo(jonas)).toHaveLength(0);
    expect(toldTo(samira)).toHaveLength(1);
    expect(toldTo(samira)[0]).toContain('Hagsätra Folkdans');
    expect(toldTo(samira)[0]).toContain('Ingen kontakt på 70 dagar, senast mån 3 aug.');
    expect(toldTo(samira)[0]).toContain('Behöver lokal sedan mån 3 aug.');
    await tell('2026-10-16T18:00');
    expect(harness.sentTo(samira)).toHaveLength(1);
  });

  it('comes back with an unanswered referral and a missed meeting', async () => {
    const wisla = await buildDialogue('IF Wisla', '2026-07-01');
    const office = await buildOrganisation(em, harness.workspace, {
      name: 'Fastighetskontoret',
      kind: 'authority',
    });
    em.create(Referral, {
      workspace: harness.workspace,
      organisation: wisla,
      body: office,
      person: samira,
      coordinator: samira,
      matter: 'lokal på torsdagar',
      told: false,
      status: 'open',
    });
    const meeting = em.create(Meeting, {
      workspace: harness.workspace,
      title: 'Höstmöte',
      startsAt: harness.now.minus({ days: 10 }).toUTC(),
      endsAt: harness.now.minus({ days: 10 }).plus({ hours: 2 }).toUTC(),
      zone: 'Europe/Stockholm',
      place: 'Sätra bibliotek',
      organiser: samira,
    });
    const invitation = em.create(Invitation, {
      workspace: harness.workspace,
      meeting,
      person: samira,
      organisation: wisla,
      reply: 'yes',
    });
    em.create(Attendance, { workspace: harness.workspace, meeting, invitation, came: false, comers: 0 });
    await em.flush();
    await tell('2026-10-12T10:00');
    const [told = ''] = toldTo(samira);
    expect(told).toContain('Väntar på besked från Fastighetskontoret: lokal på torsdagar');
    expect(told).toContain('Kom inte till Höstmöte');
  });

  it('is one of three at most, those with a reason first; the rest come on the next working days', async () => {
    for (const month of [1, 2, 3, 4, 5]) await buildDialogue(`Förening ${month}`, `2026-0${month}-15`);
    const late = await buildDialogue('Sena Föreningen', '2026-08-03');
    em.create(Need, {
      workspace: harness.workspace,
      organisation: late,
      category: 'funding',
      openedOn: '2026-08-03',
    });
    await em.flush();
    await tell('2026-10-12T18:00');
    expect(newest(samira).card.title).toBe('Dags att höra av dig? 3 dialoger har tystnat');
    const first = readingOf(newest(samira));
    for (const name of ['Sena Föreningen', 'Förening 1', 'Förening 2']) expect(first).toContain(name);
    await tell('2026-10-13T18:00');
    const second = readingOf(newest(samira));
    for (const name of ['Förening 3', 'Förening 4', 'Förening 5']) expect(second).toContain(name);
    await tell('2026-10-16T18:00');
    expect(harness.sentTo(samira)).toHaveLength(2);
    // Still quiet two weeks later.
    await tell('2026-10-27T10:00');
    expect(harness.sentTo(samira)).toHaveLength(4);
  });

  it('is told of once when the job runs twice at the same moment, and again after a crash', async () => {
    await buildDialogue('IF Wisla', '2026-05-01');
    await harness.advanceTo('2026-10-12T09:30');
    await Promise.all([harness.runJob('dialogue.nudge'), harness.runJob('dialogue.nudge')]);
    await harness.runJob('dialogue.nudge');
    await harness.deliver();
    expect(harness.sentTo(samira)).toHaveLength(1);
  });

  it('is not told of on weekends, holidays or in July, nor to whoever is away', async () => {
    await buildDialogue('IF Wisla', '2025-05-01');
    harness.now = harness.now.set({ month: 12, day: 24 });
    await tell('2026-12-27T18:00');
    expect(harness.sentTo(samira)).toHaveLength(0);
    harness.now = harness.now.set({ year: 2027, month: 7, day: 5, hour: 8 });
    await tell('2027-07-30T18:00');
    expect(harness.sentTo(samira)).toHaveLength(0);
    await harness.press(samira, await harness.say(samira, '/bryggan paus'), 'En vecka');
    await tell('2027-08-05T18:00');
    expect(harness.sentTo(samira)).toHaveLength(0);
    await tell('2027-08-13T18:00');
    expect(harness.sentTo(samira).length).toBeGreaterThan(0);
  });

  it('does not grow older while its coordinator is away', async () => {
    await buildDialogue('IF Wisla', '2026-08-16');
    await harness.press(samira, await harness.say(samira, '/bryggan paus'), 'En vecka');
    const { absentFrom, absentTo } = await em.fork().findOneOrFail(Person, samira.id, { filters: false });
    expect([absentFrom, absentTo]).toEqual(['2026-10-12', '2026-10-19']);
    await tell('2026-10-22T18:00');
    expect(harness.sentTo(samira)).toHaveLength(0);
    await tell('2026-10-23T18:00');
    expect(harness.sentTo(samira)).toHaveLength(1);
  });

  it('goes to another coordinator when the one who was in touch is none any more', async () => {
    const gone = await buildPerson(em, harness.workspace, { name: 'Gunnar', roles: ['representative'] });
    await buildDialogue('IF Wisla', '2026-05-01', { by: gone });
    await tell('2026-10-12T10:00');
    expect(harness.sentTo(samira)).toHaveLength(1);
    expect(harness.sentTo(gone)).toHaveLength(0);
  });

  it('is none once it is archived, or somebody was in touch before the message went out', async () => {
    const wisla = await buildDialogue('IF Wisla', '2026-05-01');
    await harness.advanceTo('2026-10-12T09:30');
    await harness.runJob('dialogue.nudge');
    wisla.lastContactOn = '2026-10-12';
    await em.flush();
    await harness.deliver();
    expect(harness.sentTo(samira)).toHaveLength(0);
    const other = await buildDialogue('Hagsätra Folkdans', '2026-05-01');
    await harness.advanceTo('2026-10-13T09:30');
    await harness.runJob('dialogue.nudge');
    other.archivedAt = harness.now.toUTC();
    await em.flush();
    await harness.deliver();
    expect(harness.sentTo(samira)).toHaveLength(0);
  });
});

describe('From the message', () => {
  beforeEach(async () => {
    await buildDialogue('Hagsätra Folkdans', '2026-05-01');
    await buildDialogue('IF Wisla', '2026-06-01');
    await tell('2026-10-12T10:00');
  });

  it('a contact is logged on the spot, in a form where the organisation stands', async () => {
    const form = await harness.press(samira, newest(samira), 'Logga kontakt');
    await harness.submit(samira, form, { note: 'Ringde, allt väl' });
    const found = await harness.em().findOneOrFail(Organisation, { name: 'Hagsätra Folkdans' });
    expect(found.lastContactOn).toBe('2026-10-12');
  });

  it('is shown once somebody was in touch, from it or elsewhere, and again when that is undone', async () => {
    const shown = () => readingOf(newest(samira));
    const form = await harness.press(samira, newest(samira), 'Logga kontakt');
    await harness.submit(samira, form, { note: 'Ringde, allt väl' });
    await harness.advanceTo('2026-10-12T10:05');
    expect(shown()).not.toContain('Hagsätra Folkdans');
    expect(shown()).toContain('IF Wisla');
    const jonas = await buildPerson(em, harness.workspace, { name: 'Jonas' });
    const logged = await harness.say(jonas, '/kontakt IF Wisla: mejlade');
    await harness.advanceTo('2026-10-12T10:10');
    expect(shown()).toContain('Inget mer väntar på dig just nu.');
    await harness.press(jonas, logged, 'Ångra');
    await harness.advanceTo('2026-10-12T10:15');
    expect(shown()).toContain('IF Wisla');
    expect(harness.sentTo(samira)).toHaveLength(1);
  });

  it('only the newest follows what happens: those before stay as they were', async () => {
    const wisla = await harness.em().findOneOrFail(Organisation, { name: 'IF Wisla' });
    await buildDialogue('Sätra Kulturförening', '2026-07-01');
    await tell('2026-10-14T10:00');
    const [first, second] = harness.sentTo(samira);
    expect(second?.card.title).toBeDefined();
    await harness.say(samira, '/kontakt Sätra Kulturförening: ringde');
    await harness.advanceTo('2026-10-14T10:05');
    expect(first && readingOf(first)).toContain(wisla.name);
    expect(first?.edits).toBe(0);
    expect(second?.edits).toBe(1);
  });

  it('one is put off for two weeks and can be brought back', async () => {
    const put = await harness.press(samira, newest(samira), 'Påminn om två veckor');
    expect(readingOf(put)).toContain('Hagsätra Folkdans: jag påminner dig inte före mån 26 okt.');
    expect(readingOf(put)).toContain('IF Wisla');
    expect(readingOf(await harness.say(samira, 'min dag'))).not.toContain('Hagsätra Folkdans');
    const back = await harness.press(samira, put, 'Ångra');
    expect(readingOf(back)).toContain('Hagsätra Folkdans är med igen.');
    expect(readingOf(await harness.say(samira, 'min dag'))).toContain('Hagsätra Folkdans');
  });

  it('the last one put off leaves a card that says so', async () => {
    const first = await harness.press(samira, newest(samira), 'Påminn om två veckor');
    const last = await harness.press(samira, first, 'Påminn om två veckor');
    expect(readingOf(last)).toContain('Inget mer väntar på dig just nu.');
  });
});

describe('A rhythm', () => {
  it('is set by hand on the organisation’s card, and what cannot be read is said', async () => {
    await buildDialogue('IF Wisla', '2026-10-01');
    const card = await harness.say(samira, '/bryggan visa IF Wisla');
    expect(readingOf(card)).toContain('en kontakt på 60 dagar');
    const form = await harness.press(samira, card, 'Ändra rytm');
    const refused = await harness.submit(samira, form, { days: '3' });
    expect(refused.kind).toBe('errors');
    const saved = await harness.submit(samira, form, { days: '7', until: '2026-10-20' });
    expect(readingOf(saved)).toContain('en kontakt på 7 dagar, egen rytm. Ingen påminnelse före tis 20 okt.');
    await tell('2026-10-19T18:00');
    expect(harness.sentTo(samira)).toHaveLength(0);
    await tell('2026-10-20T18:00');
    expect(harness.sentTo(samira)).toHaveLength(1);
  });

  it('is set for a kind by an administrator, and holds in the week and in the day', async () => {
    const aino = await buildPerson(em, harness.workspace, {
      name: 'Aino',
      roles: ['administrator', 'coordinator'],
    });
    await buildDialogue('Hagsätra församling', '2026-07-01', { kind: 'congregation', by: aino });
    await buildDialogue('IF Wisla', '2026-07-01', { by: aino });
    const settings = await harness.say(aino, '/bryggan installningar');
    const form = await harness.press(aino, settings, 'Ändra rytm för olika aktörer');
    const saved = await harness.submit(aino, form, { congregation: '200' });
    expect(readingOf(saved)).toContain('församling: 200 dagar');
    expect((await harness.em().findOneOrFail(Workspace, harness.workspace.id)).rhythmByKind).toEqual({
      congregation: 200,
    });
    const day = readingOf(await harness.say(aino, 'min dag'));
    expect(day).toContain('IF Wisla');
    expect(day).not.toContain('Hagsätra församling');
    const week = readingOf(await harness.say(aino, '/bryggan oversikt'));
    expect(week).toContain('1 dialog har tystnat');
  });
});
