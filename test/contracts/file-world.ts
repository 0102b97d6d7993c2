import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import type { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Entry } from '#src/conversation/entry.ts';
import { createLog } from '#src/log.ts';
import { createBrowserChat } from '#src/platforms/browser/browser-chat.ts';
import { createBrowserHistory } from '#src/platforms/browser/history/history.ts';
import { createSlack } from '#src/platforms/slack/create-slack.ts';
import { createTeams } from '#src/platforms/teams/create-teams.ts';
import { createReferences } from '#src/platforms/teams/references/references.ts';
import { serveLinks } from '#test/platforms/link/link-world.ts';
import { fingerprint } from '#test/support/addresses.ts';
import { FakeSlack } from '#test/support/fake-slack.ts';
import { FakeTeams } from '#test/support/fake-teams.ts';
import { Harness } from '#test/support/harness.ts';
import { buildPerson } from '#test/support/people.ts';
import { type Sender, senderInBrowser, senderInSlack, senderInTeams } from './file-senders.ts';

/** One register, and one coordinator who is on every platform that takes files. */
export interface FileWorld {
  readonly harness: Harness;
  readonly samira: Person;
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  /** The same person in front of each platform. */
  readonly senders: Readonly<Record<'slack' | 'teams' | 'browser', Sender>>;
  /** Called whenever somebody has been shown how far something is. */
  onTold: (() => Promise<void>) | undefined;
  /** What an address on a card hands out. */
  download(address: string): Promise<{ readonly name: string; readonly bytes: Buffer }>;
  stop(): Promise<void>;
}

/** Starts the platforms on free ports, with everything real behind them. */
export async function startFileWorld(): Promise<FileWorld> {
  const harness = await Harness.start();
  const clock = () => harness.now;
  const [slack, teams] = await Promise.all([new FakeSlack().start(), new FakeTeams().start()]);
  const user = slack.addUser({ id: 'USAMIRA', name: 'Samira Lind' });
  const samira = await buildPerson(harness.em(), harness.workspace, { name: 'Samira' });
  await register(harness, samira, [
    ['slack', slack.workspace.team.id, user.id],
    ['teams', FakeTeams.tenant, 'samira'],
    ['browser', 'demo', 'samira'],
  ]);

  const log = createLog(process.env['TEST_LOG'] ?? 'silent');
  const entry: Entry = {
    ...harness.dispatch,
    accept: (event, fetchFile, show) =>
      harness.dispatch.accept(event, fetchFile, async (told) => {
        const at = await show?.(told);
        await world.onTold?.();
        return at;
      }),
  };
  const now = () => DateTime.utc();
  const { botToken, signingSecret } = slack.config;
  const inSlack = createSlack({ config: { botToken, signingSecret, apiUrl: slack.apiUrl }, entry, log, now });
  const inTeams = createTeams({
    config: {
      kind: 'registered',
      appId: FakeTeams.appId,
      appPassword: 'a password',
      tenantId: FakeTeams.tenant,
    },
    entry,
    references: createReferences(harness.orm, clock),
    opensForm: () => false,
    log,
    now,
    trust: teams.trust(),
  });
  const chat = createBrowserChat({
    entry,
    store: createBrowserHistory(harness.orm),
    fingerprint,
    publicUrl: 'http://localhost:3000',
    clock,
    log,
  });
  if (inSlack.router === undefined) throw new Error('Slack is not reached over HTTP.');
  const app = express()
    .use('/slack/events', inSlack.router)
    .use('/api/messages', inTeams.router)
    .use(chat.router);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  slack.target = `${url}/slack/events`;
  inSlack.start();
  await inSlack.ready();
  const links = await serveLinks(harness);

  const world: FileWorld = {
    harness,
    samira,
    onTold: undefined,
    slack,
    teams,
    senders: {
      slack: senderInSlack(slack, user),
      teams: senderInTeams(teams, `${url}/api/messages`),
      browser: senderInBrowser(`${url}/chat/samira`),
    },
    async download(address) {
      const response = await fetch(links.url + new URL(address, links.url).pathname);
      if (response.status !== 200) throw new Error(`The address answers ${response.status}`);
      const [, name = ''] =
        /filename="?([^";]+)/u.exec(response.headers.get('content-disposition') ?? '') ?? [];
      return { name, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    async stop() {
      await Promise.all([inSlack.stop(), inTeams.stop(), links.stop()]);
      chat.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await Promise.all([slack.stop(), teams.stop()]);
      await harness.stop();
    },
  };
  return world;
}

/** The chat page shows the demo's workspace only. */
async function register(
  harness: Harness,
  person: Person,
  accounts: readonly (readonly [
    platform: 'slack' | 'teams' | 'browser',
    tenant: string,
    externalId: string,
  ])[],
): Promise<void> {
  const em = harness.em();
  const workspace = await em.findOneOrFail(Workspace, harness.workspace.id);
  workspace.demo = true;
  for (const [platform, tenant, externalId] of accounts)
    em.create(Account, { workspace, person: person.id, platform, tenant, externalId });
  await em.flush();
}
