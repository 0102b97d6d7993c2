import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onDatabase } from './cli/run-cli.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** `npm start` as in a terminal, running; what it says ends when its last process has. */
async function start(): Promise<{ npm: ChildProcess; said: Promise<string> }> {
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: root,
    detached: true,
    env: { PATH: process.env['PATH'], PORT: '0', BROWSER_CHAT: 'off', ...onDatabase(database.url) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = text(npm.stdout);
  await once(npm.stdout, 'data');
  return { npm, said };
}

it('ends with npm when npm is told to end', { timeout: 30_000 }, async () => {
  const { npm, said } = await start();
  npm.kill('SIGTERM');
  expect((await said).trim().split('\n')).toEqual([expect.stringContaining('Bryggan is running')]);
});

it('ends in order when the terminal interrupts it and npm passes that on', { timeout: 30_000 }, async () => {
  const { npm, said } = await start();
  const ended = once(npm, 'exit');
  process.kill(-(npm.pid ?? 0), 'SIGINT');
  await said;
  expect(await ended).toEqual([0, null]);
});
