import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRedisServer } from './needs.ts';

/** A Redis for one test file: empty, on a free port of this machine, keeping nothing. */
export type TestRedis = { readonly url: string; stop(): Promise<void> };

const attempts = 5;
const readyLimitMs = 30_000;

/**
 * Starts `redis-server`; `undefined` when this machine has none (declare such tests with `needs('redis-server')`).
 * @throws Error when it does not answer within 30 s
 */
export async function startRedis(): Promise<TestRedis | undefined> {
  const program = findRedisServer();
  if (program === undefined) return undefined;
  // Somebody else may take the free port before Redis does; then it ends and another is tried.
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const port = await findFreePort();
    const redis = launch(program, port, await mkdtemp(join(tmpdir(), 'bryggan-redis-')));
    if (await becomesReady(redis, port)) return { url: `redis://127.0.0.1:${port}`, stop: redis.end };
    await redis.end();
  }
  throw new Error(`${program} did not answer on any of ${attempts} free ports`);
}

// Redis outlives a test process that is killed, so a shell holds its leash: the pipe that ends with that process.
const leash = '"$@" & redis=$!; exec >/dev/null; read -r _; kill "$redis"; wait "$redis"; rm -rf "$0"';

type Leashed = { isOver(): boolean; end(): Promise<void> };

function launch(program: string, port: number, folder: string): Leashed {
  const address = ['--bind', '127.0.0.1', '--port', String(port)];
  const keepNothing = ['--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = spawn('/bin/sh', ['-c', leash, folder, program, ...address, ...keepNothing], {
    // Ctrl-C in the terminal must not kill the shell before it has let Redis go.
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit');
  let over = false;
  // Only Redis still holds this pipe: its end is Redis's end.
  child.stdout.resume().once('end', () => {
    over = true;
  });
  const end = async (): Promise<void> => {
    child.stdin.end();
    await exited;
  };
  return { isOver: () => over, end };
}

async function becomesReady(redis: Leashed, port: number): Promise<boolean> {
  const startedAt = performance.now();
  while (!redis.isOver() && performance.now() - startedAt < readyLimitMs) {
    if (await answersPing(port)) return !redis.isOver();
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
