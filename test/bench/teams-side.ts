import { readFile } from 'node:fs/promises';
import { startBryggan } from './bryggan.ts';
import { startChild } from './child.ts';
import type { RecordedMessage, TeamsLoadAsked, TeamsLoadSeen } from './contestants/teams-load.ts';
import { runSql } from './ground.ts';
import { coordinators, idOf, organisationName, workspaceId } from './seed.ts';
import { benchSecret } from './slack-side.ts';

/** Where activities go, and what stands in a right answer. */
export type TeamsTarget = Pick<TeamsLoadAsked, 'port' | 'path' | 'expected'>;

/** Somebody who takes messages from Teams. */
export interface TeamsTaker {
  readonly target: TeamsTarget;
  stop(): Promise<void>;
}

const tenant = '7e11a711-aaaa-4bbb-8ccc-ddddeeeeffff';
const path = '/api/messages';
const directory = '5a317a00-0000-4000-8000-';

/** What Bryggan needs to be the bot of one tenant; nobody signs in until something is sent. */
export const registeredTeams: Readonly<Record<string, string>> = {
  TEAMS_APP_ID: '0bf1c0de-1111-4222-8333-444455556666',
  TEAMS_APP_PASSWORD: 'bench-app-password',
  TEAMS_TENANT_ID: tenant,
};

/** Brings a tenant of Teams, and an account there for each coordinator, to what `seed` has made. */
export async function seedTeams(databaseUrl: string): Promise<void> {
  const installation = idOf('00000005', '2');
  await runSql(
    databaseUrl,
    `insert into installations (id, created_at, platform, tenant, name)
     values (${installation}, now(), 'teams', $1, 'Hägersten')`,
    [tenant],
  );
  await runSql(
    databaseUrl,
    `insert into homes (id, workspace_id, created_at, installation_id, is_whole)
     values (${idOf('00000006', '2')}, $1, now(), ${installation}, true)`,
    [workspaceId],
  );
  await runSql(
    databaseUrl,
    `insert into accounts (id, workspace_id, created_at, person_id, platform, tenant, external_id)
     select ${idOf('0000000d', 'n')}, $1, now(), ${idOf('00000002', 'n')}, 'teams', $2,
       '${directory}' || lpad(n::text, 12, '0')
     from generate_series(1, ${coordinators}) n`,
    [workspaceId, tenant],
  );
}

/** Bryggan's bot in front of a database, taking what is not signed. */
export async function startTeamsBot(folder: string, databaseUrl: string): Promise<TeamsTaker> {
  const bryggan = await startBryggan({
    how: 'node',
    role: 'bot',
    folder,
    environment: {
      TEAMS_UNAUTHENTICATED: 'on',
      TEAMS_TENANT_ID: tenant,
      DATABASE_URL: databaseUrl,
      SECRET_KEY: benchSecret,
    },
  });
  return {
    target: { port: bryggan.port, path, expected: 'contact.undo' },
    stop: () => bryggan.stop(),
  };
}

/** Bot Framework with one INSERT and one message back. */
export async function bareBotbuilder(databaseUrl: string): Promise<TeamsTaker> {
  const script = new URL('./contestants/bare-botbuilder.ts', import.meta.url);
  const child = startChild(script, { DATABASE_URL: databaseUrl });
  const port = await child.ask<number>({});
  return { target: { port, path, expected: 'Loggat.' }, stop: () => child.stop() };
}

/** The load generator, in a process of its own with the connector: all coordinators write what was recorded. */
export async function teamsLoad(): Promise<{
  run(target: TeamsTarget, seconds: number): Promise<TeamsLoadSeen>;
  stop(): Promise<void>;
}> {
  const recorded = await readRecorded();
  const messages = Array.from({ length: coordinators }, (_, at) => ({
    ...recorded,
    conversation: { ...recorded.conversation, id: `a:1coordinator-${at + 1}` },
    from: {
      ...recorded.from,
      id: `29:1coordinator-${at + 1}`,
      aadObjectId: directory + String(at + 1).padStart(12, '0'),
    },
  }));
  const texts = Array.from({ length: 1_000 }, (_, at) =>
    recorded.text.replace('Hagsätra Folkdans', organisationName(at + 1)),
  );
  const child = startChild(new URL('./contestants/teams-load.ts', import.meta.url));
  return {
    run: (target, seconds) => child.ask<TeamsLoadSeen>({ ...target, seconds, messages, texts }),
    stop: () => child.stop(),
  };
}

async function readRecorded(): Promise<RecordedMessage> {
  const file = new URL('../fixtures/teams/contact.log.message.json', import.meta.url);
  const recorded: RecordedMessage = JSON.parse((await readFile(file, 'utf8')).replaceAll('TENANT', tenant));
  return recorded;
}
