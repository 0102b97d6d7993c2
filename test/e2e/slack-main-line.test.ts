import type { MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Workspace } from '#entities/workspace.ts';
import { type App, createApp } from '#src/app.ts';
import { parseConfig } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { acrossWorkspaces, openOrm } from '#src/persistence/orm.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { FakeSlack } from '#test/support/fake-slack.ts';
import { buildOrganisation } from '#test/support/people.ts';

const now = DateTime.fromISO('2026-11-24T10:00', { zone: 'Europe/Stockholm' });
const startedAt = Date.now();
const clock = () => now.plus({ milliseconds: Date.now() - startedAt });
const patience = { timeout: 60_000, interval: 50 };

let database: TestDatabase;
let orm: MikroORM;
let apps: App[] = [];
const slack = new FakeSlack();
const samira = slack.addUser({ id: 'USAMIRA', name: 'Samira Lind', admin: true });
const leyla = slack.addUser({ id: 'ULEYLA', name: 'Leyla Demir' });
slack.addChannel({ id: 'CFORENING', name: 'foreningsliv', member: true });

beforeAll(async () => {
  await slack.start();
  database = await createTestDatabase();
  orm = await openOrm(database.url);
  const config = parseConfig({
    PORT: '0',
    DATABASE_URL: database.url,
    SECRET_KEY: 'a key for tests that is long enough',
    SLACK_BOT_TOKEN: slack.config.botToken,
    SLACK_SIGNING_SECRET: slack.config.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
  });
  const start = async (role: 'all' | 'bot') =>
    createApp(config, { role, log: createLog(config.logLevel), clock });
  apps = [await start('all'), await start('bot')];
  slack.target = `${apps[0]?.address}/slack/events`;
  await vi.waitFor(async () => expect(await orm.em.fork().count(Workspace, {})).toBe(1), patience);
});

afterAll(async () => {
  await Promise.all(apps.map((app) => app.stop()));
  await slack.stop();
  await orm.close(true);
  await database.drop();
});

function em() {
  return acrossWorkspaces(orm, 'a test');
}

/** The newest message that somebody sees, which must hold this text. */
async function newest(user: typeof samira, text: string, channel?: string) {
  return vi.waitFor(() => {
    const found = slack.seenBy(user, channel).findLast((one) => JSON.stringify(one.blocks).includes(text));
    if (found === undefined) throw new Error(`${user.name} does not see ${text}`);
    return found;
  }, patience);
}

it('walks from the first word to the answered invitation', async () => {
  await slack.command(samira, '/bryggan', 'roller <@USAMIRA|samira> samordnare');
  await newest(samira, 'Samira Lind är nu');

  const fork = em();
  const workspace = await fork.findOneOrFail(Workspace, { id: { $ne: null } });
  await buildOrganisation(fork, workspace, { name: 'Hagsätra Folkdans' });
  await buildOrganisation(fork, workspace, { name: 'Sätra Kulturförening' });

  await slack.command(samira, '/kontakt', 'Hagsatra Folkdanz: träffade styrelsen igår, behöver lokal #lokal');
  const logged = await newest(samira, 'Loggat: Hagsätra Folkdans');
  expect(JSON.stringify(logged.blocks)).toContain('måndag 23 november');
  expect(await em().count(Contact, {})).toBe(1);

  await slack.write(samira, 'Ringde Sätra Kulturförening idag, de kan låna ut lokal');
  await newest(samira, 'Loggat: Sätra Kulturförening');

  await slack.command(samira, '/matcha', 'Hagsätra Folkdans + Sätra Kulturförening: gemensam barndag');
  const matching = await newest(samira, 'gemensam barndag');
  await slack.press(samira, matching, 'De är tillfrågade');
  await newest(samira, 'Tillfrågade');

  await slack.write(leyla, 'hej');
  await newest(leyla, 'vad som finns om dig');
  const later = em();
  const person = await later.findOneOrFail(Person, { name: 'Leyla Demir' });
  const organisation = await later.findOneOrFail(Organisation, { name: 'Hagsätra Folkdans' });
  person.roles = ['representative'];
  later.create(Representative, { workspace: person.workspace, person, organisation });
  await later.flush();

  await slack.command(samira, '/mote', 'Höstmöte, torsdag 3 december kl 18, Sätra bibliotek');
  await slack.press(samira, await newest(samira, 'Planerat: Höstmöte'), 'Bjud in');
  await vi.waitFor(() => expect(slack.viewOf(samira)).toBeDefined(), patience);
  await slack.submitView(samira, { who: 'all' });
  await slack.press(samira, await newest(samira, 'Inbjudan till Höstmöte'), 'Skicka inbjudan till 1 person');
  await slack.press(leyla, await newest(leyla, 'Inbjudan: Höstmöte'), 'Ja');
  await newest(leyla, 'Sparat: ja');
  await newest(samira, '1 person kommer');
});

it('handles the same event once, also through two bots and five times', async () => {
  const before = await em().count(Contact, {});
  const event = slack.payloads.directMessage(samira, 'Träffade Hagsätra Folkdans idag om våren');
  const bots = apps.map((app) => `${app.address}/slack/events`);
  for (const [index, retry] of [undefined, 1, 2, 3, 4].entries()) {
    slack.target = bots[index % bots.length];
    const delivered = await slack.sendEvent(event, retry === undefined ? {} : { retry });
    expect(delivered.status).toBe(200);
  }
  await newest(samira, 'om våren');
  await vi.waitFor(async () => expect(await em().count(Contact, {})).toBe(before + 1), patience);
  const answers = slack.seenBy(samira).filter((one) => JSON.stringify(one.blocks).includes('om våren'));
  expect(answers).toHaveLength(1);
});

it('answers a mention to the writer alone, by a form when it would log something', async () => {
  const before = await em().count(Contact, {});
  await slack.mention(samira, 'träffade Hagsätra Folkdans igår', 'CFORENING');
  const waiting = await newest(samira, 'Öppna formuläret', 'CFORENING');
  expect(slack.seenBy(leyla, 'CFORENING')).not.toContainEqual(waiting);
  expect(await em().count(Contact, {})).toBe(before);
  await slack.press(samira, waiting, 'Öppna formuläret');
  const view = await vi.waitFor(() => {
    const open = slack.viewOf(samira);
    if (open === undefined) throw new Error('no modal');
    return open;
  }, patience);
  expect(JSON.stringify(view.view)).toContain('träffade Hagsätra Folkdans igår');
});

it('shows the day in the App Home, from which a contact is logged', async () => {
  await slack.openHome(samira);
  const home = () => JSON.stringify(slack.workspace.homes.get(samira.id)?.view ?? '');
  await vi.waitFor(() => expect(home()).toContain('Min dag, tisdag 24 november'), patience);
  await slack.pressHome(samira, 'Logga kontakttillfälle');
  const opened = () => JSON.stringify(slack.viewOf(samira)?.view ?? '');
  // The form of the test before is still open.
  await vi.waitFor(() => expect(opened()).not.toContain('träffade Hagsätra Folkdans igår'), patience);
  await slack.submitView(samira, { newOrganisation: 'Rågsveds Bollklubb', note: 'Ringde om våren' });
  await newest(samira, 'Loggat: Rågsveds Bollklubb');
});

it('refuses a forged signature and one that is five minutes old', async () => {
  const command = slack.payloads.command(samira, '/kontakt', 'Hagsätra Folkdans: x', 'CFORENING');
  expect((await slack.sendForm(command, { secret: 'forged' })).status).toBe(401);
  expect((await slack.sendForm(command, { stampOffset: -301 })).status).toBe(401);
  expect((await slack.sendForm(command, { stampOffset: 3_600 })).status).toBe(401);
});
