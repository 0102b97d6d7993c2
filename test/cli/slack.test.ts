import type { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Contact } from '#entities/contact.ts';
import { Workspace } from '#entities/workspace.ts';
import { type App, createApp } from '#src/app.ts';
import { parseConfig } from '#src/config.ts';
import { createLog } from '#src/log.ts';
import { forWorkspace, openOrm } from '#src/persistence/orm.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { FakeSlack } from '#test/support/fake-slack.ts';
import { buildOrganisation } from '#test/support/people.ts';
import { onDatabase, runCli } from './run-cli.ts';

const recorded = 'test/fixtures/slack/contact.log.command.json';
let database: TestDatabase;
let slack: FakeSlack;
let app: App;
let orm: MikroORM;
let on: Record<string, string>;
let to: string;

beforeAll(async () => {
  database = await createTestDatabase();
  slack = await new FakeSlack().start();
  on = {
    ...onDatabase(database.url),
    SLACK_BOT_TOKEN: slack.config.botToken,
    SLACK_SIGNING_SECRET: slack.config.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
  };
  app = await createApp(parseConfig(on), { role: 'bot', log: createLog('fatal') });
  to = app.address ?? '';
  orm = await openOrm(database.url);
});
afterAll(async () => {
  await orm.close(true);
  await app.stop();
  await slack.stop();
  await database.drop();
});

async function workspace(): Promise<Workspace> {
  for (;;) {
    const found = await orm.em.fork().findOne(Workspace, { demo: false });
    if (found !== null) return found;
    await new Promise((soon) => setTimeout(soon, 50));
  }
}

it('appoints the first coordinator by their id in Slack, before they have written', async () => {
  await workspace();
  const unappointed = await runCli(['doctor'], on);
  expect(unappointed.out).toMatch(/FAIL .*nobody is administrator → npm run cli -- roles/u);
  expect(unappointed.code).toBe(1);
  expect((await runCli(['roles', 'U0SAMIRA', 'coordinator'], on)).out).toBe('U0SAMIRA is coordinator.\n');
  expect((await runCli(['roles', 'U0SAMIRA', 'administrator'], on)).out).toContain('and administrator');
});

it('asks Slack who the bot is', async () => {
  expect((await runCli(['doctor'], on)).out).toMatch(/^ok {4}Slack: the bot is /mu);
  const wrong = await runCli(['doctor'], { ...on, SLACK_BOT_TOKEN: 'xoxb-wrong' });
  expect(wrong.out).toMatch(/^FAIL {2}Slack: auth.test says .*check SLACK_BOT_TOKEN/mu);
});

it('hands a recorded command to the running server, which handles it once, and again when it is made new', async () => {
  const home = await workspace();
  const em = forWorkspace(orm, home.id);
  await buildOrganisation(em, em.merge(home), { name: 'Hagsätra Folkdans' });
  const receive = (...options: string[]) => runCli(['receive', recorded, '--to', to, ...options], on);
  const contacts = () => forWorkspace(orm, home.id).count(Contact, {});
  expect(await receive()).toMatchObject({ code: 0, out: expect.stringMatching(/^200 OK/u) });
  await expect.poll(contacts).toBe(1);
  await receive();
  expect(await contacts()).toBe(1);
  await receive('--again');
  await expect.poll(contacts).toBe(2);
});

it('says when the server refuses the signature', async () => {
  const forged = await runCli(['receive', recorded, '--to', to], { ...on, SLACK_SIGNING_SECRET: 'another' });
  expect(forged).toMatchObject({ code: 1, out: expect.stringMatching(/^401/u) });
});

it('says when no server answers', async () => {
  const run = await runCli(['receive', recorded, '--to', 'http://127.0.0.1:1'], on);
  expect(run).toMatchObject({ code: 1, err: expect.stringContaining('start Bryggan first') });
});
