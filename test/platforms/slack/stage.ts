import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { DateTime } from 'luxon';
import { createLog } from '#src/log.ts';
import { createSlack, type Slack, type SlackConfig } from '#src/platforms/slack/create-slack.ts';
import { FakeSlack } from '#test/support/fake-slack.ts';
import { EntryDouble } from './entry-double.ts';

/** Slack on one side, an entry in memory on the other, and the platform between them. */
export interface Stage {
  readonly fake: FakeSlack;
  readonly entry: EntryDouble;
  readonly slack: Slack;
  readonly people: {
    readonly samira: ReturnType<FakeSlack['addUser']>;
    readonly noor: ReturnType<FakeSlack['addUser']>;
  };
  readonly channel: string;
  stop(): Promise<void>;
}

/** Starts a stage over HTTP or Socket Mode, ready. */
export async function startStage(mode: 'http' | 'socket' = 'http'): Promise<Stage> {
  const fake = await new FakeSlack().start();
  const samira = fake.addUser({
    id: 'USAMIRA',
    name: 'Samira Lind',
    email: 'samira@example.org',
    admin: true,
  });
  const noor = fake.addUser({ id: 'UNOOR', name: 'Noor Ek', locale: 'en-GB' });
  fake.addChannel({ id: 'CSATRA', name: 'satra', member: true });
  const entry = new EntryDouble();
  const { botToken, appToken, signingSecret } = fake.config;
  const config: SlackConfig = {
    botToken,
    apiUrl: fake.apiUrl,
    ...(mode === 'http' ? { signingSecret } : { appToken }),
  };
  const slack = createSlack({ config, entry, log: createLog('silent'), now: () => DateTime.utc() });
  const server = createServer();
  if (slack.router !== undefined) {
    server.on('request', express().use('/slack/events', slack.router));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    fake.target = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  }
  slack.start();
  await slack.ready();
  return {
    fake,
    entry,
    slack,
    people: { samira, noor },
    channel: 'CSATRA',
    async stop() {
      await slack.stop();
      if (server.listening) {
        server.closeAllConnections();
        server.close();
      }
      await fake.stop();
    },
  };
}

/** Waits until something is true, for what happens after the acknowledgement. @throws after 30 s */
export async function eventually(isTrue: () => boolean): Promise<void> {
  const end = Date.now() + 30_000;
  while (!isTrue()) {
    if (Date.now() > end) throw new Error('it did not happen within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
