import { DateTime } from 'luxon';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Contact, type Way } from '#entities/contact.ts';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { Matching, type MatchingStatus } from '#entities/matching.ts';
import { MatchingParty } from '#entities/matching-party.ts';
import { Meeting } from '#entities/meeting.ts';
import { type Category, Need } from '#entities/need.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { forWorkspace } from '#src/persistence/orm.ts';
import { Harness, readingOf } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson, buildWorkspace } from '#test/support/people.ts';

let harness: Harness;
let samira: Person;
afterEach(() => harness.stop());

async function start(now: string): Promise<void> {
  harness = await Harness.start(now);
  samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
}

async function chooseChannel(): Promise<void> {
  const channel = await harness.buildChannel('verksamheten');
  const em = harness.em();
  const workspace = await em.findOneOrFail(Workspace, harness.workspace.id);
  workspace.digestConversationId = channel.id;
  await em.flush();
}

const posted = () => harness.sentTo('channel:verksamheten');
const reading = () => posted().map(readingOf).join('\n');

async function buildContact(organisation: Organisation, on: string, way: Way | null): Promise<void> {
  const em = harness.em();
  const note = 'hemlig anteckning';
  const { workspace } = harness;
  em.create(Contact, { workspace, organisation, coordinator: samira, happenedOn: on, way, note });
  await em.flush();
}

async function buildMatching(parties: readonly Organisation[], status: MatchingStatus, at: string) {
  const em = harness.em();
  const { workspace } = harness;
  const createdAt = DateTime.fromISO(at, { zone: 'Europe/Stockholm' });
  const made = { workspace, purpose: 'hemligt syfte', status, coordinator: samira, createdAt };
  const matching = em.create(Matching, made);
  for (const organisation of parties) {
    em.create(MatchingParty, { workspace, matching, organisation, role: 'contributes' });
  }
  await em.flush();
}

async function buildNeed(organisation: Organisation, category: Category, openedOn: string): Promise<void> {
  const em = harness.em();
  em.create(Need, { workspace: harness.workspace, organisation, category, openedOn });
  await em.flush();
}

describe('on Monday', () => {
  beforeEach(() => start('2026-11-29T12:00'));

  it('posts the week at eight, once when run twice or at the same time', async () => {
    await chooseChannel();
    await harness.advanceTo('2026-11-30T07:59', 'digest.post');
    expect(posted()).toHaveLength(0);
    await harness.advanceTo('2026-11-30T08:00', 'digest.post');
    expect(posted()).toHaveLength(1);
    await Promise.all([harness.runJob('digest.post'), harness.runJob('digest.post')]);
    await harness.advanceTo('2026-12-06T23:59', 'digest.post');
    expect(posted()).toHaveLength(1);
    await harness.advanceTo('2026-12-07T08:00', 'digest.post');
    expect(posted()).toHaveLength(2);
  });

  it('settles two that post it in the same moment', async () => {
    await chooseChannel();
    harness.now = DateTime.fromISO('2026-11-30T08:00', { zone: 'Europe/Stockholm' });
    await Promise.all([harness.runJob('digest.post'), harness.runJob('digest.post')]);
    expect(await harness.em().count(Delivery, { message: 'digest.week' })).toBe(1);
  });

  it('comes later the same day when it was missed, and not on another day', async () => {
    await chooseChannel();
    await harness.advanceTo('2026-12-01T12:00');
    await harness.runJob('digest.post');
    await harness.deliver();
    expect(posted()).toHaveLength(0);
    await harness.advanceTo('2026-12-07T16:20');
    await harness.runJob('digest.post');
    await harness.deliver();
    expect(posted()).toHaveLength(1);
  });

  it('goes nowhere while no channel is chosen', async () => {
    await harness.advanceTo('2026-11-30T12:00', 'digest.post');
    expect(harness.sent).toHaveLength(0);
  });

  it('goes by the clock of each workspace', async () => {
    await chooseChannel();
    const em = harness.em();
    const workspace = await em.findOneOrFail(Workspace, harness.workspace.id);
    workspace.zone = 'Europe/London';
    await em.flush();
    await harness.advanceTo('2026-11-30T08:59', 'digest.post');
    expect(posted()).toHaveLength(0);
    await harness.advanceTo('2026-11-30T09:00', 'digest.post');
    expect(posted()).toHaveLength(1);
  });

  it('tells a week with nothing in it in one line', async () => {
    await chooseChannel();
    await harness.advanceTo('2026-11-30T08:00', 'digest.post');
    expect(reading().split('\n')).toEqual([
      'Vecka 48 (mån 23 nov – sön 29 nov)',
      'Inget nytt att berätta den här veckan.',
    ]);
  });
});

describe.each([
  ['after the clock went forward', '2027-03-29', '2027-03-29T06:00:00.000Z'],
  ['after the clock went back', '2027-11-01', '2027-11-01T07:00:00.000Z'],
])('%s', (_name, day, expected) => {
  it('is posted at eight by the clock on the wall', async () => {
    await start(`${day}T00:30`);
    await chooseChannel();
    await harness.advanceTo(`${day}T07:59`, 'digest.post');
    expect(posted()).toHaveLength(0);
    await harness.advanceTo(`${day}T08:00`, 'digest.post');
    const [delivery] = await harness.em().find(Delivery, { message: 'digest.week' });
    expect(delivery?.sentAt?.toISO()).toBe(expected);
  });
});

describe('the week', () => {
  let dancers: Organisation;
  let singers: Organisation;

  beforeEach(async () => {
    await start('2026-11-30T07:30');
    await chooseChannel();
    const em = harness.em();
    dancers = await buildOrganisation(em, harness.workspace, { name: 'Hagsätra Folkdans' });
    singers = await buildOrganisation(em, harness.workspace, { name: 'Sätra Kör' });
  });

  const post = () => harness.advanceTo('2026-11-30T08:00', 'digest.post');

  it('counts contacts of last week only, by way and by actor, without a note', async () => {
    await buildContact(dancers, '2026-11-23', 'visit');
    await buildContact(dancers, '2026-11-29', 'visit');
    await buildContact(singers, '2026-11-25', null);
    await buildContact(singers, '2026-11-22', 'phone');
    await buildContact(singers, '2026-11-30', 'phone');
    await post();
    expect(reading()).toContain('Kontakter: 3 med 2 aktörer (2 besök)');
    expect(reading()).not.toContain('hemlig');
    expect(reading()).not.toContain('Samira');
  });

  it('counts new matchings, and names only who know of it themselves', async () => {
    await buildMatching([dancers, singers], 'introduced', '2026-11-24T12:00');
    const em = harness.em();
    const chess = await buildOrganisation(em, harness.workspace, { name: 'Schacksällskapet' });
    await buildMatching([dancers, chess], 'suggested', '2026-11-29T23:59');
    await buildMatching([singers, chess], 'met', '2026-11-22T23:59');
    await post();
    expect(reading()).toContain('Nya matchningar: 2');
    expect(reading()).toContain('- Hagsätra Folkdans och Sätra Kör');
    expect(reading()).not.toContain('Schacksällskapet');
    expect(reading()).not.toContain('hemligt syfte');
  });

  it('tells of coming meetings who comes and who has not answered, and of no cancelled one', async () => {
    const em = harness.em();
    const { workspace } = harness;
    const startsAt = DateTime.fromISO('2026-12-03T18:00', { zone: 'Europe/Stockholm' });
    const meeting = {
      workspace,
      startsAt,
      endsAt: startsAt.plus({ hours: 2 }),
      zone: workspace.zone,
      place: 'Sätra bibliotek',
      organiser: samira,
    };
    em.create(Meeting, { ...meeting, title: 'Inställt möte', cancelledAt: startsAt });
    const autumn = em.create(Meeting, { ...meeting, title: 'Höstmöte' });
    const invite = async (
      name: string,
      organisation: Organisation,
      reply: 'yes' | 'no' | null,
      comers = 1,
    ) => {
      const person = await buildPerson(em, workspace, { name, roles: ['representative'] });
      em.create(Invitation, { workspace, meeting: autumn, person, organisation, reply, comers });
    };
    await invite('Amina', dancers, 'yes', 3);
    await invite('Bo', dancers, 'yes');
    await invite('Carl', singers, null);
    await invite('Dina', singers, 'no');
    await em.flush();
    await post();
    expect(reading()).toContain(
      'Höstmöte (torsdag 3 december kl. 18.00, Sätra bibliotek. 4 kommer, från 1 aktör. 1 har inte svarat.)',
    );
    expect(reading()).not.toContain('Inställt');
    expect(reading()).not.toContain('Amina');
  });

  it('counts open needs by kind with the age of the oldest', async () => {
    await buildNeed(dancers, 'premises', '2026-11-20');
    await buildNeed(singers, 'premises', '2026-11-29');
    await buildNeed(singers, 'funding', '2026-11-29');
    await post();
    expect(reading()).toContain('- lokal: 2 (det äldsta sedan 10 dagar)');
    expect(reading()).toContain('- finansiering: 1 (sedan 1 dag)');
  });

  it('names five of those gone quiet, the longest first, and counts the rest', async () => {
    const em = harness.em();
    for (let month = 1; month <= 7; month += 1) {
      const quiet = await buildOrganisation(em, harness.workspace, { name: `Förening ${month}` });
      quiet.lastContactOn = `2026-0${month}-15`;
    }
    const edge = await em.findOneOrFail(Organisation, singers.id);
    edge.lastContactOn = '2026-10-01';
    await em.flush();
    await post();
    expect(reading()).toContain('7 dialoger har tystnat\n- Förening 1 (senast tors 15 jan)');
    expect(reading()).toContain('- Förening 5');
    expect(reading()).not.toContain('Förening 6');
    expect(reading()).toContain('- och 2 till');
    expect(reading()).not.toContain('Sätra Kör');
  });

  it('knows nothing of another workspace', async () => {
    const other = await buildWorkspace(harness.orm, { tenant: 'T2' });
    const em = forWorkspace(harness.orm, other.id);
    const theirs = await buildOrganisation(em, other, { name: 'Främmande' });
    theirs.lastContactOn = '2026-01-01';
    em.create(Need, { workspace: other, organisation: theirs, category: 'funding', openedOn: '2026-11-01' });
    await em.flush();
    await post();
    expect(reading()).toContain('Inget nytt');
  });
});

describe('/bryggan oversikt', () => {
  it('shows the week to the coordinator alone, and posts it once when asked', async () => {
    await start('2026-12-02T10:00');
    await chooseChannel();
    const shown = await harness.say(samira, '/bryggan översikt');
    expect(shown.kind).toBe('onlyYou');
    const before = await harness.press(samira, shown, 'Visa förra veckan');
    expect(readingOf(before)).toContain('Vecka 48 (');
    expect(harness.button(before, 'Skicka till kanalen').confirm?.text).toContain('verksamheten');
    const sent = await harness.press(samira, before, 'Skicka till kanalen');
    expect(readingOf(sent)).toContain('på väg till verksamheten');
    const again = await harness.press(samira, before, 'Skicka till kanalen');
    expect(readingOf(again)).toContain('Samira skickade veckans översikt onsdag 2 december kl. 10.00');
    await harness.deliver();
    expect(posted()).toHaveLength(1);
    expect(reading()).toContain('Vecka 48 (');
    expect(reading()).toContain('Skickad av Samira.');
    const after = await harness.press(samira, shown, 'Visa förra veckan');
    expect(readingOf(after)).toContain('Samira skickade veckans översikt');
    expect(readingOf(after)).not.toContain('[Skicka');
  });

  it('posts the week so far, once a day, with who did; the whole of it comes on Monday all the same', async () => {
    await start('2026-12-02T10:00');
    await chooseChannel();
    const shown = await harness.say(samira, '/bryggan översikt');
    const send = 'Skicka veckan hittills till kanalen';
    expect(harness.button(shown, send).confirm?.text).toContain('Hela veckan kommer ändå på måndag');
    const all = await Promise.all([1, 2].map(() => harness.press(samira, shown, send)));
    expect(all.map(readingOf).filter((one) => one.includes('på väg till verksamheten'))).toHaveLength(1);
    expect(all.map(readingOf).filter((one) => one.includes('högst en gång om dagen'))).toHaveLength(1);
    await harness.deliver();
    expect(posted()).toHaveLength(1);
    expect(reading()).toContain('Vecka 49 hittills (');
    expect(reading()).toContain('Skickad av Samira.');
    expect(readingOf(await harness.say(samira, '/bryggan översikt'))).not.toContain(`[${send}]`);
    await harness.advanceTo('2026-12-03T10:00');
    expect(readingOf(await harness.say(samira, '/bryggan översikt'))).toContain(`[${send}]`);
    await harness.advanceTo('2026-12-07T08:00', 'digest.post');
    expect(posted()).toHaveLength(2);
    expect(
      posted()
        .map(readingOf)
        .filter((one) => one.includes('Skickad av')),
    ).toHaveLength(1);
  });

  it('shows the week as far as it has come, on a Sunday too, and says so', async () => {
    await start('2026-12-06T15:00');
    await chooseChannel();
    const { workspace } = harness;
    const folkdans = await buildOrganisation(harness.em(), workspace, { name: 'Hagsätra Folkdans' });
    await buildContact(folkdans, '2026-11-29', 'visit');
    await buildContact(folkdans, '2026-11-30', 'phone');
    await buildContact(folkdans, '2026-12-06', 'phone');
    const shown = readingOf(await harness.say(samira, 'översikt'));
    expect(shown).toContain('Vecka 49 hittills (');
    expect(shown).toContain('2 med 1 aktör (2 samtal)');
    expect(shown).toContain('Hela veckan läggs i verksamheten på måndag klockan 8.');
    expect(shown).not.toContain('[Skicka till kanalen]');
  });

  it('shows on a Monday the week that the channel gets', async () => {
    await start('2026-11-30T09:00');
    await chooseChannel();
    const shown = readingOf(await harness.say(samira, 'översikt'));
    expect(shown).toContain('Vecka 48 (');
    expect(shown).toContain('[Skicka till kanalen]');
  });

  it('posts it again when it did not arrive', async () => {
    await start('2026-11-30T08:00');
    await chooseChannel();
    await harness.runJob('digest.post');
    await harness
      .em()
      .nativeUpdate(Delivery, { message: 'digest.week' }, { status: 'failed', reason: 'gone' });
    const shown = await harness.say(samira, '/bryggan oversikt');
    await Promise.all([1, 2].map(() => harness.press(samira, shown, 'Skicka till kanalen')));
    await harness.deliver();
    expect(posted()).toHaveLength(1);
  });

  it('says how a channel is chosen while there is none', async () => {
    await start('2026-12-02T10:00');
    const shown = await harness.say(samira, '/bryggan digest');
    expect(readingOf(shown)).toContain('/bryggan installningar');
    expect(() => harness.button(shown, 'Skicka till kanalen')).toThrow();
  });

  it('is refused to a representative', async () => {
    await start('2026-12-02T10:00');
    const amina = await buildPerson(harness.em(), harness.workspace, {
      name: 'Amina',
      roles: ['representative'],
    });
    expect(readingOf(await harness.say(amina, '/bryggan oversikt'))).toContain('bara föreningssamordnare');
  });
});
