import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 30_000 });
const patience = { timeout: 60_000, interval: 50 };
const root = fileURLToPath(new URL('..', import.meta.url));

let dataDir: string;
let started: ChildProcess;
let ended: Promise<unknown[]>;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bryggan-start-'));
  // Where root runs the tests, the database is nobody's, and must be reached by them.
  await chmod(dataDir, 0o755);
});
afterEach(async () => {
  started.kill('SIGTERM');
  await ended;
  await rm(dataDir, { recursive: true });
});

function start() {
  const env = { PATH: process.env['PATH'], BROWSER_CHAT: 'off', PORT: '0', DATA_DIR: dataDir };
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started = child;
  ended = once(child, 'exit');
  return child;
}

const pidFile = () => join(dataDir, 'postgres', 'data', 'postmaster.pid');

it('leaves no database running when it is told to end before it has started', async () => {
  start();
  await vi.waitFor(() => access(pidFile()), patience);
  started.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await expect(access(pidFile())).rejects.toMatchObject({ code: 'ENOENT' });
});

it('says that it is not ready while its own database is away, and is ready again by itself', async () => {
  const [line] = await once(createInterface({ input: start().stdout }), 'line');
  const { address }: { address: string } = JSON.parse(String(line));
  const ready = () => fetch(`${address}/readyz`);
  expect((await ready()).status).toBe(200);
  process.kill(Number.parseInt(await readFile(pidFile(), 'utf8'), 10), 'SIGKILL');
  const reasons = await vi.waitFor(async () => {
    const answer = await ready();
    expect(answer.status).toBe(503);
    return answer.text();
  }, patience);
  expect(reasons).toContain('database: ');
  await vi.waitFor(async () => expect((await ready()).status).toBe(200), patience);
});
