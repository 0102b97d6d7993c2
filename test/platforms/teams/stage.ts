import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { DateTime } from 'luxon';
import { createLog } from '#src/log.ts';
import { createTeams, type Teams, type TeamsConfig } from '#src/platforms/teams/create-teams.ts';
import type { Reference, References } from '#src/platforms/teams/references/references.ts';
import { EntryDouble } from '#test/platforms/slack/entry-double.ts';
import { FakeTeams, type TokenFlaws } from '#test/support/fake-teams.ts';

/** Teams on one side, an entry in memory on the other, and the platform between them. */
export interface Stage {
  readonly fake: FakeTeams;
  readonly entry: EntryDouble;
  readonly teams: Teams;
  readonly references: References;
  /** Sends what Teams would send. `token` is the header itself, or how it differs from a good one. */
  send(activity: object, token?: TokenFlaws | string): Promise<{ status: number; body: unknown }>;
  /** A recorded activity, from this Teams. */
  fixture(name: string): Record<string, unknown>;
  readonly url: string;
  stop(): Promise<void>;
}

/** References in memory. */
function createReferencesDouble(): References {
  const kept = new Map<string, Reference>();
  return {
    async keep(reference) {
      const key = `${reference.tenant} ${reference.external}`;
      const given = Object.entries(reference).filter(([, value]) => value !== undefined);
      kept.set(key, { ...kept.get(key), ...reference, ...Object.fromEntries(given) });
    },
    find: async (tenant, external) => kept.get(`${tenant} ${external}`),
  };
}

/** Starts a stage, as a registered bot unless said otherwise. */
export async function startStage(given: { opensForm?: (action: string) => boolean } = {}): Promise<Stage> {
  const fake = await new FakeTeams().start();
  const entry = new EntryDouble();
  const references = createReferencesDouble();
  const config: TeamsConfig = {
    kind: 'registered',
    appId: FakeTeams.appId,
    appPassword: 'a password',
    tenantId: FakeTeams.tenant,
  };
  const log = createLog(process.env['TEST_LOG'] ?? 'silent');
  const { opensForm = () => false } = given;
  const now = () => DateTime.utc();
  const teams = createTeams({ config, entry, references, opensForm, log, now, trust: fake.trust() });
  const server = createServer(express().use('/api/messages', teams.router));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    fake,
    entry,
    teams,
    references,
    url,
    async send(activity, token = {}) {
      const authorization = typeof token === 'string' ? token : await fake.token(token);
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(authorization === '' ? {} : { authorization }) },
        body: JSON.stringify(activity),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    fixture(name) {
      const path = new URL(`../../fixtures/teams/${name}.json`, import.meta.url);
      const written = readFileSync(path, 'utf8')
        .replaceAll('https://smba.example.org/emea/', fake.serviceUrl)
        .replaceAll('TENANT', FakeTeams.tenant);
      return JSON.parse(written);
    },
    async stop() {
      await teams.stop();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await fake.stop();
    },
  };
}
