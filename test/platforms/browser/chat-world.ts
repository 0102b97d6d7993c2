import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { MikroORM } from '@mikro-orm/postgresql';
import express from 'express';
import { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import { Conversation } from '#entities/conversation.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person, type Role } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Workspace } from '#entities/workspace.ts';
import { createLog } from '#src/log.ts';
import { forWorkspace, openOrm } from '#src/persistence/orm.ts';
import { type BrowserChat, createBrowserChat } from '#src/platforms/browser/browser-chat.ts';
import { createBrowserHistory } from '#src/platforms/browser/history/history.ts';
import type { BrowserStore } from '#src/platforms/browser/history/store.ts';
import { fingerprint } from '#test/support/addresses.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { createStrictEntry, type StrictEntry } from './strict-entry.ts';

/** One process that serves the chat page. */
export interface ChatProcess {
  readonly url: string;
  readonly chat: BrowserChat;
  readonly entry: StrictEntry;
  stop(): Promise<void>;
}

/** A database with a demo workspace, and as many processes on it as a test starts. */
export interface ChatWorld {
  readonly orm: MikroORM;
  readonly store: BrowserStore;
  readonly workspaceId: string;
  startProcess(): Promise<ChatProcess>;
  end(): Promise<void>;
}

const people: readonly (readonly [id: string, name: string, role: Role, organisation?: string])[] = [
  ['samira', 'Samira Lindqvist', 'coordinator'],
  ['jonas', 'Jonas Ek', 'coordinator'],
  ['aino', 'Aino Mattila', 'administrator'],
  ['leyla', 'Leyla Demir', 'representative', 'Hagsätra Folkdans'],
  ['gunnar', 'Gunnar Ahl', 'representative', 'Sätra Kulturförening'],
];

/** Builds the world in a database of its own. */
export async function buildChatWorld(): Promise<ChatWorld> {
  const database = await createTestDatabase();
  const orm = await openOrm(database.url);
  const workspaceId = await seed(orm);
  const running = new Set<ChatProcess>();

  return {
    orm,
    store: createBrowserHistory(orm),
    workspaceId,
    async startProcess() {
      const started = await startProcess(orm);
      running.add(started);
      return started;
    },
    async end() {
      for (const one of running) await one.stop();
      await orm.close();
      await database.drop();
    },
  };
}

async function startProcess(orm: MikroORM): Promise<ChatProcess> {
  const entry = createStrictEntry();
  const chat = createBrowserChat({
    entry,
    store: createBrowserHistory(orm),
    fingerprint,
    publicUrl: 'https://bryggan.example.org',
    clock: () => DateTime.utc(),
    log: createLog('fatal'),
  });
  const app = express();
  app.use(chat.router);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    chat,
    entry,
    async stop() {
      if (!server.listening) return;
      chat.close();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function seed(orm: MikroORM): Promise<string> {
  const base = orm.em.fork();
  const workspace = base.create(Workspace, {
    name: 'Hagsätra',
    language: 'sv',
    zone: 'Europe/Stockholm',
    demo: true,
  });
  await base.flush();
  const em = forWorkspace(orm, workspace.id);
  const owned = { workspace: em.getReference(Workspace, workspace.id) };
  for (const [externalId, name, role, organisation] of people) {
    const person = em.create(Person, { ...owned, name, searchName: name.toLowerCase(), roles: [role] });
    em.create(Account, { ...owned, person, platform: 'browser', tenant: 'demo', externalId });
    if (organisation === undefined) continue;
    const spoken = em.create(Organisation, {
      ...owned,
      name: organisation,
      searchName: organisation.toLowerCase(),
      kind: 'association',
    });
    em.create(Representative, { ...owned, person, organisation: spoken });
  }
  em.create(Conversation, {
    ...owned,
    platform: 'browser',
    tenant: 'demo',
    kind: 'channel',
    reference: 'channel:samordning',
    name: 'samordning',
  });
  await em.flush();
  return workspace.id;
}
