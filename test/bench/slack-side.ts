import { type Bryggan, signingSecret, slackEnvironment, startBryggan } from './bryggan.ts';
import { startChild } from './child.ts';
import type { LoadAsked, LoadSeen } from './contestants/load.ts';
import { startQuietSlack } from './quiet-slack.ts';
import { accountOf, coordinators, organisationName, team } from './seed.ts';

/** Where requests go, and what stands in a right answer. */
export type Target = Pick<LoadAsked, 'port' | 'path' | 'expected'>;

/** Somebody who takes `/kontakt`. */
export interface Taker {
  readonly target: Target;
  stop(): Promise<void>;
}

/** What that bot signs links with. */
export const benchSecret = 'bench-secret-key-of-32-characters';

/** Bryggan's bot in front of a database; Slack's own side says yes to everything. */
export async function startBot(folder: string, databaseUrl: string): Promise<Taker & { bryggan: Bryggan }> {
  const slack = await startQuietSlack();
  const environment = {
    ...slackEnvironment(slack.url),
    DATABASE_URL: databaseUrl,
    SECRET_KEY: benchSecret,
  };
  const bryggan = await startBryggan({ how: 'node', role: 'bot', folder, environment });
  return {
    bryggan,
    target: { port: bryggan.port, path: '/slack/events', expected: 'contact.undo' },
    async stop() {
      await bryggan.stop();
      await slack.stop();
    },
  };
}

/** Bolt with one INSERT and nothing else. */
export async function bareBolt(databaseUrl: string): Promise<Taker> {
  const script = new URL('./contestants/bare-bolt.ts', import.meta.url);
  const child = startChild(script, { DATABASE_URL: databaseUrl, SLACK_SIGNING_SECRET: signingSecret });
  const port = await child.ask<number>({});
  return { target: { port, path: '/slack/events', expected: '' }, stop: () => child.stop() };
}

/** The form that Slack sends for `/kontakt`; Slack's own fields are all there, since they are signed and read. */
function formOf(number: number, name: string): Readonly<Record<string, string>> {
  return {
    token: 'unused',
    team_id: team,
    team_domain: 'satra',
    channel_id: 'C0BENCH',
    channel_name: 'satra',
    user_id: accountOf((number % coordinators) + 1),
    user_name: 'samira',
    command: '/kontakt',
    text: `${name}: träffade styrelsen igår, behöver lokal #lokal`,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
    response_url: 'http://127.0.0.1/respond',
  };
}

const named = 1_000;

/** The load generator, in a process of its own. @param nameOf how the organisation counted from 1 is called in a contact */
export function load(nameOf: (number: number) => string = organisationName): {
  run(target: Target, given: Pick<LoadAsked, 'atOnce' | 'seconds'>): Promise<LoadSeen>;
  stop(): Promise<void>;
} {
  const child = startChild(new URL('./contestants/load.ts', import.meta.url));
  const forms = Array.from({ length: named }, (_, at) => formOf(at, nameOf(at + 1)));
  return {
    run: (target, given) => child.ask<LoadSeen>({ ...target, ...given, secret: signingSecret, forms }),
    stop: () => child.stop(),
  };
}
