import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Contact } from '#entities/contact.ts';
import { Home } from '#entities/home.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Place } from '#src/conversation/incoming.ts';
import { acrossWorkspaces, forWorkspace } from '#src/persistence/orm.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
let aino: Person;
let samira: Person;
beforeEach(async () => {
  harness = await Harness.start();
  const em = harness.em();
  const home = harness.workspace;
  aino = await buildPerson(em, home, { name: 'Aino', roles: ['administrator', 'coordinator'] });
  samira = await buildPerson(em, home, { name: 'Samira' });
  await buildOrganisation(em, home, { name: 'Hagsätra Folkdans' });
});
afterEach(() => harness.stop());

const farsta: Place = { kind: 'channel', reference: '19:farsta', name: 'Farsta', within: '19:team' };
const inTeam: Place = { kind: 'channel', reference: '19:other', name: 'Övrigt', within: '19:team' };
const everywhere = () => acrossWorkspaces(harness.orm, 'a test looks');
const workspaceCalled = (name: string) => everywhere().findOneOrFail(Workspace, { name });

/** Aino makes a district of the team that the channel is in, or of the channel alone. */
async function makeDistrict(name = 'Farsta stadsdel', extent = 'team') {
  const settings = await harness.say(aino, 'inställningar', farsta);
  const form = await harness.press(aino, settings, 'Koppla kanalen till en annan verksamhet');
  return harness.submit(aino, form, { district: 'new', newName: name, extent });
}

describe('a team or a channel', () => {
  it('is bound to a new district by an administrator, who then decides there too', async () => {
    expect(readingOf(await makeDistrict())).toContain(
      'Det som skrivs i teamets kanaler gäller nu Farsta stadsdel.',
    );
    const made = await workspaceCalled('Farsta stadsdel');
    const there = forWorkspace(harness.orm, made.id);
    expect(await there.findOneOrFail(Person, { name: 'Aino' })).toMatchObject({ roles: ['administrator'] });
    expect(await there.findOneOrFail(AuditEntry, { verb: 'place.bind' })).toMatchObject({
      subjectId: made.id,
    });
    const settings = readingOf(await harness.say(aino, 'inställningar', inTeam));
    expect(settings).toContain('Namn: Farsta stadsdel');
    expect(settings).toContain('- Farsta (hela teamet)');
  });

  it('has registers, people and channels of its own', async () => {
    await makeDistrict();
    const made = await workspaceCalled('Farsta stadsdel');
    await harness.say(samira, 'hej', farsta);
    const there = forWorkspace(harness.orm, made.id);
    const second = await there.findOneOrFail(Person, { name: 'Samira' });
    expect(second.roles).toEqual([]);
    second.roles = ['coordinator'];
    await there.flush();
    // Known in the other district, and not here.
    const opened = await harness.say(samira, 'kontakt Hagsätra Folkdans: ringde', farsta);
    expect(opened).toMatchObject({ kind: 'form' });
    expect(JSON.stringify(opened)).not.toContain('"chosen":[{');
    expect(await there.count(Contact, {})).toBe(0);
  });

  it('can be one channel alone, while the others of its team stay', async () => {
    const bound = await makeDistrict('Bara kanalen', 'channel');
    expect(readingOf(bound)).toContain('Det som skrivs i Farsta gäller nu Bara kanalen.');
    expect(readingOf(await harness.say(aino, 'inställningar', farsta))).toContain('Namn: Bara kanalen');
    expect(readingOf(await harness.say(aino, 'inställningar', inTeam))).toContain('Namn: Hägersten');
  });

  it('is bound and let go of also where nobody says what it is called, with the new district chosen already', async () => {
    const nameless: Place = { kind: 'channel', reference: '19:farsta', within: '19:team' };
    const settings = await harness.say(aino, 'inställningar', nameless);
    const form = await harness.press(aino, settings, 'Koppla kanalen till en annan verksamhet');
    expect(JSON.stringify(form)).toContain('Bara den här kanalen');
    const bound = await harness.submit(aino, form, { newName: 'Farsta stadsdel' });
    expect(readingOf(bound)).toContain('Det som skrivs i teamets kanaler gäller nu Farsta stadsdel.');
    const shown = await harness.say(aino, 'inställningar', nameless);
    expect(readingOf(shown)).toContain('- Ett team');
    expect(readingOf(shown)).not.toContain('19:');
    const again = await harness.press(aino, shown, 'Koppla kanalen till en annan verksamhet');
    expect(JSON.stringify(again)).toContain('"label":"Hägersten"');
    expect(JSON.stringify(again)).not.toContain('"label":"Farsta stadsdel"');
    expect(readingOf(await harness.press(aino, shown, 'Koppla loss'))).toContain('Den är bortkopplad.');
  });

  it('is let go of again, and is then the whole installation’s', async () => {
    await makeDistrict();
    const settings = await harness.say(aino, 'inställningar', farsta);
    expect(readingOf(await harness.press(aino, settings, 'Koppla loss'))).toContain('Den är bortkopplad.');
    expect(readingOf(await harness.press(aino, settings, 'Koppla loss'))).toContain(
      'Den var redan bortkopplad.',
    );
    expect(readingOf(await harness.say(aino, 'inställningar', farsta))).toContain('Namn: Hägersten');
  });

  it('asks what a new district is called, and keeps what was chosen', async () => {
    const settings = await harness.say(aino, 'inställningar', farsta);
    const form = await harness.press(aino, settings, 'Koppla kanalen till en annan verksamhet');
    const refused = await harness.submit(aino, form, { district: 'new', newName: ' ' });
    expect(refused).toMatchObject({ kind: 'errors', errors: { newName: expect.any(String) } });
    expect(await everywhere().count(Home, { place: { $ne: null } })).toBe(0);
  });

  it('stays with another district whose administrator somebody is not', async () => {
    await makeDistrict();
    const berit = await buildPerson(harness.em(), harness.workspace, {
      name: 'Berit',
      roles: ['administrator'],
    });
    // As a button of an older card: by now the team is another district's.
    const pressed = {
      kind: 'press',
      action: 'place.choose',
      values: { place: '19:farsta', within: '19:team' },
    } as const;
    const form = await harness.act(berit, pressed);
    const taken = await harness.submit(berit, form, { district: 'new', newName: 'Mitt', extent: 'team' });
    expect(readingOf(taken)).toContain('hör redan till en annan verksamhet');
    expect(await everywhere().count(Workspace, { name: 'Mitt' })).toBe(0);
    const other = await workspaceCalled('Farsta stadsdel');
    const again = await harness.act(berit, pressed);
    const notHers = await harness.submit(berit, again, { district: other.id, extent: 'channel' });
    expect(readingOf(notHers)).toContain('Du är inte administratör för den verksamheten.');
  });

  it('is not bound by others than administrators', async () => {
    expect(readingOf(await harness.say(samira, 'inställningar', farsta))).not.toContain('Koppla kanalen');
  });

  it('gets no more weeks of the district that it has left', async () => {
    const channel = await harness.buildChannel('x');
    const em = harness.em();
    channel.reference = farsta.reference;
    em.persist(channel);
    const workspace = await em.findOneOrFail(Workspace, harness.workspace.id);
    workspace.digestConversationId = channel.id;
    await em.flush();
    await em.execute('update conversations set reference = ? where id = ?', [farsta.reference, channel.id]);
    await makeDistrict('Farsta stadsdel', 'channel');
    const after = await harness.em().findOneOrFail(Workspace, harness.workspace.id);
    expect(after.digestConversationId).toBeNull();
  });
});

describe('somebody who belongs to several districts', () => {
  let made: Workspace;
  const choose = async (name: string) => harness.press(samira, await harness.say(samira, 'hej'), name);
  beforeEach(async () => {
    await makeDistrict();
    made = await workspaceCalled('Farsta stadsdel');
    await harness.say(samira, 'hej', farsta);
    const there = forWorkspace(harness.orm, made.id);
    const second = await there.findOneOrFail(Person, { name: 'Samira' });
    second.roles = ['coordinator'];
    await buildOrganisation(there, made, { name: 'Farsta Roddklubb' });
  });

  it('is asked once what their own words are about, and may switch', async () => {
    const asked = await harness.say(samira, 'Träffade Hagsätra Folkdans idag');
    expect(readingOf(asked)).toContain('Träffade Hagsätra Folkdans idag');
    await harness.press(samira, asked, 'Hägersten');
    expect(readingOf(await harness.say(samira, 'Träffade Hagsätra Folkdans idag'))).toContain('Loggat');
    const settings = await harness.say(samira, 'inställningar');
    expect(readingOf(settings)).toContain('Det du skriver i vår egen chatt gäller Hägersten.');
    await harness.press(samira, settings, 'Farsta stadsdel');
    expect(readingOf(await harness.say(samira, 'Ringde Farsta Roddklubb idag'))).toContain('Loggat');
    expect(await forWorkspace(harness.orm, made.id).count(Contact, {})).toBe(1);
  });

  it('presses what a card of one district says, whichever is chosen by then', async () => {
    await choose('Hägersten');
    const logged = await harness.say(samira, 'Träffade Hagsätra Folkdans idag');
    const settings = await harness.say(samira, 'inställningar');
    await harness.press(samira, settings, 'Farsta stadsdel');
    expect(readingOf(await harness.press(samira, logged, 'Ångra'))).toContain('Ångrat');
    expect(await harness.em().count(Contact, {})).toBe(0);
    // Only that press was about it.
    expect(readingOf(await harness.say(samira, 'Ringde Farsta Roddklubb idag'))).toContain('Loggat');
  });

  it('presses, on what was sent to them, what that district sent', async () => {
    await choose('Hägersten');
    const form = await harness.say(samira, 'enkat Vilken dag passar? måndag; torsdag');
    const preview = await harness.submit(samira, form, { people: [samira.id] });
    await harness.press(samira, await harness.say(samira, 'inställningar'), 'Farsta stadsdel');
    await harness.press(samira, preview, 'Skicka frågan');
    await harness.deliver();
    const asked = harness.sent.find(({ card }) => readingOf(card).includes('[torsdag]'));
    if (asked === undefined) throw new Error('Nobody was asked.');
    expect(readingOf(await harness.press(samira, asked, 'torsdag'))).toContain('Sparat: torsdag');
  });

  it('submits a form in the district that it was opened in', async () => {
    await choose('Hägersten');
    const form = await harness.say(samira, 'kontakt');
    await harness.press(samira, await harness.say(samira, 'inställningar'), 'Farsta stadsdel');
    const logged = await harness.submit(samira, form, {
      newOrganisation: 'Hagsätra Folkdans',
      note: 'Ringde',
    });
    expect(readingOf(logged)).toContain('Loggat: Hagsätra Folkdans');
    expect(await harness.em().count(Contact, {})).toBe(1);
  });

  it('searches, in a form, the district that the form is about', async () => {
    await choose('Hägersten');
    const form = await harness.say(samira, 'kontakt');
    await harness.press(samira, await harness.say(samira, 'inställningar'), 'Farsta stadsdel');
    if (form.kind !== 'form') throw new Error(form.kind);
    const search = async (text: string, draft: string) => {
      const sender = { externalId: 'Samira', name: 'Samira' };
      const asked = { kind: 'organisation', platform: 'browser', tenant: 'T1', sender } as const;
      const found = await harness.dispatch.lookUp({ ...asked, text, draft });
      return found.map(({ label }) => label);
    };
    expect(await search('Hagsätra', form.draft)).toEqual(['Hagsätra Folkdans']);
    expect(await search('Farsta', form.draft)).toEqual([]);
    expect(await search('Farsta', 'no-form-of-hers')).toEqual(['Farsta Roddklubb']);
  });
});

describe('somebody new who writes alone to Bryggan', () => {
  async function importInto(workspace: Workspace, email: string) {
    const em = forWorkspace(harness.orm, workspace.id);
    em.create(Person, {
      workspace: em.getReference(Workspace, workspace.id),
      name: 'Dana',
      searchName: 'dana',
      email,
      roles: ['representative'],
    });
    await em.flush();
  }
  const write = () =>
    harness.dispatch.accept({
      key: `dana ${Math.random()}`,
      platform: 'browser',
      tenant: 'T1',
      sender: { externalId: 'dana', name: 'Dana', email: 'dana@example.org' },
      place: { kind: 'direct', reference: 'direct:dana' },
      act: { kind: 'message', text: 'paus' },
      canOpenForm: false,
    });

  it('belongs to the district that knows their e-mail, not to the first', async () => {
    await makeDistrict();
    await importInto(await workspaceCalled('Farsta stadsdel'), 'dana@example.org');
    expect(readingOf(await write())).toContain('Du får meddelanden från Farsta stadsdel.');
    expect(await harness.em().count(Person, { name: 'Dana' })).toBe(0);
  });

  it('is asked when two know it', async () => {
    await makeDistrict();
    await importInto(await workspaceCalled('Farsta stadsdel'), 'dana@example.org');
    await importInto(harness.workspace, 'dana@example.org');
    expect(readingOf(await write())).toContain('Vilken verksamhet gäller det?');
    expect(readingOf(await write())).toContain('Vilken verksamhet gäller det?');
    expect(await everywhere().count(Person, { name: 'Dana' })).toBe(2);
  });
});
