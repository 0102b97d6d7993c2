import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRedisServer } from './needs.ts';

/** A Redis for one test file: empty, on a free port of this machine, keeping nothing. */
export type TestRedis = { readonly url: string; stop(): Promise<void> };

const attempts = 5;
const readyLimitMs = 10_000;

/**
 * Starts `redis-server`; `undefined` when this machine has none (declare such tests with `needs('redis-server')`).
 * @throws Error when it does not answer within 10 s
 */
export async function startRedis(): Promise<TestRedis | undefined> {
  const program = findRedisServer();
  if (program === undefined) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'bryggan-redis-'));
  // Somebody else may take the free port before Redis does; then it ends and another is tried.
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const port = await findFreePort();
    const redis = launch(program, port, folder);
    if (await becomesReady(redis.child, port)) {
      const stop = async (): Promise<void> => {
        await redis.end();
        await rm(folder, { recursive: true, force: true });
      };
      return { url: `redis://127.0.0.1:${port}`, stop };
    }
    await redis.end();
  }
  await rm(folder, { recursive: true, force: true });
  throw new Error(`${program} did not answer on any of ${attempts} free ports`);
}

function launch(
  program: string,
  port: number,
  folder: string,
): { child: ChildProcess; end(): Promise<void> } {
  const args = [
    '--bind',
    '127.0.0.1',
    '--port',
    String(port),
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
  ];
  const child = spawn(program, args, { stdio: 'ignore' });
  // A test process that ends without stop() takes its Redis with it.
  const killAtExit = (): void => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', killAtExit);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const end = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    process.off('exit', killAtExit);
  };
  return { child, end };
}

async function becomesReady(child: ChildProcess, port: number): Promise<boolean> {
  const startedAt = performance.now();
  while (
    child.exitCode === null &&
    child.signalCode === null &&
    performance.now() - startedAt < readyLimitMs
  ) {
    if (await answersPing(port)) return child.exitCode === null;
    await sleep(10);
  }
  return false;
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new Socket();
    const finish = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(1_000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('data', (data) => finish(data.toString().startsWith('+PONG')));
    socket.connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
