import { type ChildProcess, execFile, spawn } from 'node:child_process';
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

it('ends with npm when npm is told to end', async () => {
  const { npm, said } = await start();
  npm.kill('SIGTERM');
  expect((await said).trim().split('\n')).toEqual([expect.stringContaining('Bryggan is running')]);
});

it('ends in order when the terminal interrupts it and npm passes that on', async () => {
  const { npm, said } = await start();
  const ended = once(npm, 'exit');
  process.kill(-(npm.pid ?? 0), 'SIGINT');
  await said;
  expect(await ended).toEqual([0, null]);
});

const embedded = (dataDir: string) => ({ DATA_DIR: dataDir });
const nowhere = onDatabase('postgres://nobody@127.0.0.1:1/none');
it.each([
  ['PORT', 78, () => ({ PORT: '70000' })],
  ['HOST', 78, () => ({ HOST: 'nowhere.invalid', ...onDatabase(database.url) })],
  ['DATA_DIR', 78, () => embedded('/proc/nowhere/data')],
  ['DATA_DIR', 78, () => embedded('/dev/full')],
  ['DATA_DIR', 78, () => embedded('/dev/full/data')],
  ['DATA_DIR', 78, () => embedded('/sys/kernel')],
  ['DATA_DIR', 78, () => embedded(`/tmp/${'long'.repeat(70)}`)],
  ['DATABASE_URL', 1, () => nowhere],
  ['DATABASE_URL', 1, () => onDatabase(`${database.url}?sslmode=verify-full`)],
] as const)('says in one line what is wrong with %s, and ends with %i', async (name, code, variables) => {
  const env = { PATH: process.env['PATH'], BROWSER_CHAT: 'off', PORT: '0', ...variables() };
  const ended = await new Promise((resolve) => {
    execFile(process.execPath, ['src/main.ts'], { cwd: root, env }, (fault, _out, err) =>
      resolve([fault?.code, err]),
    );
  });
  expect(ended).toEqual([code, expect.stringMatching(new RegExp(`^[^\\n]*${name}[^\\n]*\\n$`, 'u'))]);
});
