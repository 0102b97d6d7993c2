import type { MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Account } from '#entities/account.ts';
import { Home } from '#entities/home.ts';
import { Invitation } from '#entities/invitation.ts';
import { LiveMessage } from '#entities/live-message.ts';
import { Mail } from '#entities/mail.ts';
import { Person, type Role } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { type App, createApp } from '#src/app.ts';
import { parseConfig } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { acrossWorkspaces, openOrm } from '#src/persistence/orm.ts';
import { cardText } from '#test/support/adaptive-cards.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { FakeSlack } from '#test/support/fake-slack.ts';
import { shownText } from '#test/support/fake-slack-shown.ts';
import { FakeTeams } from '#test/support/fake-teams.ts';
import { buildOrganisation } from '#test/support/people.ts';
import { TeamsPerson } from '#test/support/teams-person.ts';

const now = DateTime.fromISO('2026-11-24T10:00', { zone: 'Europe/Stockholm' });
const startedAt = Date.now();
const clock = () => now.plus({ milliseconds: Date.now() - startedAt });
const patience = { timeout: 60_000, interval: 50 };
const tenant = 'tenant-of-the-city';

let database: TestDatabase;
let orm: MikroORM;
let app: App;
const slack = new FakeSlack();
const teams = new FakeTeams();
const samira = slack.addUser({ id: 'USAMIRA', name: 'Samira Lind', admin: true });
const leyla = slack.addUser({ id: 'ULEYLA', name: 'Leyla Demir' });
let jonas: TeamsPerson;
let noor: TeamsPerson;

beforeAll(async () => {
  await Promise.all([slack.start(), teams.start()]);
  database = await createTestDatabase();
  orm = await openOrm(database.url);
  const config = parseConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    SECRET_KEY: 'a key for tests that is long enough',
    SLACK_BOT_TOKEN: slack.config.botToken,
    SLACK_SIGNING_SECRET: slack.config.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    TEAMS_UNAUTHENTICATED: 'on',
    TEAMS_TENANT_ID: tenant,
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
  });
  app = await createApp(config, { role: 'all', log: createLog(config.logLevel), clock });
  slack.target = `${app.address}/slack/events`;
  const endpoint = `${app.address}/api/messages`;
  jonas = new TeamsPerson(teams, { endpoint, tenant, id: 'jonas', name: 'Jonas Ek' });
  noor = new TeamsPerson(teams, { endpoint, tenant, id: 'noor', name: 'Noor Ali' });
  // Slack says which workspace it is a moment after the start.
  await vi.waitFor(async () => {
    expect(await em().count(Home, {})).toBe(2);
  }, patience);
  await slack.write(samira, 'hej');
  await slack.write(leyla, 'hej');
  await jonas.say('hej');
  await noor.say('hej');
  await vi.waitFor(async () => expect(await em().count(Account, {})).toBe(4), patience);
  await settle();
});

afterAll(async () => {
  await app?.stop();
  await Promise.all([slack.stop(), teams.stop()]);
  await orm?.close(true);
  await database?.drop();
});

function em() {
  return acrossWorkspaces(orm, 'a test');
}

/** Two coordinators and two associations, one of each in Slack and one in Teams; and one who is reached by neither. */
async function settle(): Promise<void> {
  const fork = em();
  const [workspace] = await fork.find(Workspace, {});
  if (workspace === undefined) throw new Error('There is no workspace.');
  const be = async (name: string, roles: Role[]) => {
    const person = await fork.findOneOrFail(Person, { name });
    person.roles = roles;
    return person;
  };
  await be('Samira Lind', ['administrator', 'coordinator']);
  await be('Jonas Ek', ['coordinator']);
  const inSlack = await be('Leyla Demir', ['representative']);
  const inTeams = await be('Noor Ali', ['representative']);
  const nowhere = fork.create(Person, {
    workspace,
    name: 'Dana Berg',
    searchName: 'dana berg',
    email: 'dana@example.org',
    roles: ['representative'],
  });
  // Named in the chat, so her account is known; she has never installed the app.
  fork.create(Account, { workspace, person: nowhere, platform: 'teams', tenant, externalId: 'dana' });
  teams.unreachable.add('dana');
  await buildOrganisation(fork, workspace, { name: 'Hagsätra Folkdans', representatives: [inSlack] });
  await buildOrganisation(fork, workspace, { name: 'Sätra Kulturförening', representatives: [inTeams] });
  await buildOrganisation(fork, workspace, { name: 'Rågsveds Bollklubb', representatives: [nowhere] });
}

const seesInSlack = (user: typeof samira, says: string) =>
  vi.waitFor(() => {
    const found = slack.seenBy(user).findLast((one) => shownText(one.blocks).includes(says));
    if (found === undefined) throw new Error(`${user.name} does not see ${says}`);
    return found;
  }, patience);
const seesInTeams = (who: TeamsPerson, says: string) =>
  vi.waitFor(() => {
    const found = who.newest(says);
    if (found === undefined) throw new Error(`${who.name} does not see ${says} in ${who.reading()}`);
    return cardText(found.content);
  }, patience);

it('counts what is answered in Slack and in Teams in one tally, which both show as it changes', async () => {
  // One coordinator plans it in Slack, another invites in Teams: each gets the card that counts.
  await slack.command(samira, '/mote', 'Höstmöte, torsdag 3 december kl 18, Sätra bibliotek');
  const planned = await seesInSlack(samira, 'Planerat: Höstmöte');
  expect(shownText(planned.blocks)).toContain('Sätra bibliotek');
  await jonas.say('mote');
  await seesInTeams(jonas, 'Höstmöte');
  await jonas.press('Höstmöte', 'Visa');
  await seesInTeams(jonas, 'Har inte svarat');
  await jonas.press('Har inte svarat', 'Bjud in');
  await seesInTeams(jonas, 'Vilka vill ni bjuda in?');
  await jonas.press('Vilka vill ni bjuda in?', 'Visa urvalet', { who: 'all' });
  await seesInTeams(jonas, 'Inbjudan till Höstmöte');
  await jonas.press('Inbjudan till Höstmöte', 'Skicka');

  const invited = await seesInSlack(leyla, 'Inbjudan: Höstmöte');
  await seesInTeams(noor, 'Inbjudan: Höstmöte');
  await slack.press(leyla, invited, 'Ja');
  await noor.press('Inbjudan: Höstmöte', 'Ja');

  const both = '2 personer kommer, från 2 aktörer';
  await seesInSlack(samira, both);
  await seesInTeams(jonas, both);
  await noor.press('Inbjudan: Höstmöte', 'Nej');
  await seesInSlack(samira, '1 person kommer, från 1 aktör');
  await seesInTeams(jonas, '1 person kommer, från 1 aktör');
  expect(await em().count(Invitation, { reply: 'yes' })).toBe(1);
});

it('reaches by mail whoever never installed the app, and both coordinators see that', async () => {
  const told = 'Fick mejl, eftersom Bryggan inte når dem i chatten';
  await vi.waitFor(async () => expect(await em().count(Mail, {})).toBeGreaterThan(0), patience);
  await seesInSlack(samira, told);
  expect(await seesInTeams(jonas, told)).toMatch(/når dem i chatten\s+(?:• )?Dana Berg/u);
});

it('counts the votes of a poll together, and shows the same to a coordinator on the other side', async () => {
  await jonas.say('enkat Vilken dag passar? måndag; torsdag');
  await seesInTeams(jonas, 'Vem ska få frågan?');
  await jonas.press('Vem ska få frågan?', 'Visa urvalet', { who: 'all' });
  await vi.waitFor(() => jonas.press('Vilken dag passar?', 'Skicka'), patience);
  const asked = await seesInSlack(leyla, 'Vilken dag passar?');
  await slack.press(leyla, asked, 'torsdag');
  await seesInTeams(noor, 'Vilken dag passar?');
  await noor.press('Vilken dag passar?', 'torsdag');
  await seesInTeams(jonas, '2 av 3');
  await slack.command(samira, '/enkat', '');
  const listed = await seesInSlack(samira, 'Vilken dag passar?');
  await slack.press(samira, listed, 'Visa svaren');
  await seesInSlack(samira, '2 av 3');
  const still = await seesInSlack(samira, 'Enkät: Vilken dag passar?');
  // Her own card begins to count where she is, while the one that the maker has goes on where he is.
  await slack.press(samira, still, 'Följ svaren');
  await seesInSlack(samira, 'Du följer svaren: Vilken dag passar?');
  await vi.waitFor(
    async () =>
      expect(await em().count(LiveMessage, { delivery: { message: 'survey.resultsAtOnce' } })).toBe(2),
    patience,
  );
  await noor.press('Vilken dag passar?', 'måndag');
  await seesInSlack(samira, 'måndag: 1 av 2 (50');
  await seesInTeams(jonas, 'måndag: 1 av 2 (50');
});
