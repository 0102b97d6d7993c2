import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from './free-port.ts';

/** Bryggan itself, started as an operator does. */
export interface Bryggan {
  readonly port: number;
  readonly pid: number;
  /** From its start until `/readyz` answered 200, in milliseconds. */
  readonly readyAfterMs: number;
  stop(): Promise<void>;
}

/** The secret that requests are signed with. */
export const signingSecret = 'bench-signing-secret';

/** What Bryggan needs to serve one Slack workspace. @param apiUrl see quiet-slack.ts */
export function slackEnvironment(apiUrl: string): Readonly<Record<string, string>> {
  return { SLACK_SIGNING_SECRET: signingSecret, SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_API_URL: apiUrl };
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const patienceMs = 30_000;

/**
 * Starts it and waits until it is ready.
 * @param how `npm` as a user would, `node` without npm's own time
 * @param folder where no `.env` is read
 */
export async function startBryggan(given: {
  readonly how: 'npm' | 'node';
  readonly role?: 'bot' | 'worker';
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}): Promise<Bryggan> {
  const port = await findFreePort();
  const role = given.role === undefined ? [] : [given.role];
  const [program, ...args] =
    given.how === 'npm'
      ? ['npm', '--prefix', root, 'start', ...(role.length > 0 ? ['--', ...role] : [])]
      : [process.execPath, ...startArguments(), ...role];
  const beganAt = performance.now();
  const child = spawn(program ?? '', args, {
    cwd: given.folder,
    env: { ...withoutOurs(process.env), ...given.environment, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
    // npm passes no signal on to what it starts unless it reaches the whole group.
    detached: true,
  });
  try {
    await becomesReady(child, port);
  } catch (fault) {
    await end(child);
    throw fault;
  }
  return {
    port,
    pid: child.pid ?? 0,
    readyAfterMs: performance.now() - beganAt,
    stop: () => end(child),
  };
}

/** What `npm start` gives to node, the program by its whole path. */
function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const given: string[] = scripts.start.split(' ').slice(2);
  return given.map((one) => (one.startsWith('-') ? one : root + one));
}

// What the shell that runs the bench has set must not decide what is measured.
function withoutOurs(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(DATABASE_URL|REDIS_URL|SLACK_|TEAMS_|BROWSER_CHAT|LOG_LEVEL|DATA_DIR|HOST|npm_)/;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !ours.test(name)));
}

async function becomesReady(child: ChildProcess, port: number): Promise<void> {
  const endsAt = performance.now() + patienceMs;
  while (performance.now() < endsAt) {
    if (child.exitCode !== null) throw new Error(`Bryggan ended with ${child.exitCode} before it was ready`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    await answer?.text();
    if (answer?.status === 200) return;
    await sleep(5);
  }
  throw new Error('Bryggan was not ready within 30 s');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  process.kill(-child.pid, 'SIGTERM');
  await exited;
}
