import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '#src/persistence/embedded-postgres.ts';
import { migrate } from '#src/persistence/migrate.ts';
import { openOrm } from '#src/persistence/orm.ts';
import { createTemplate } from './database.ts';

// What is lost in a power cut does not matter here.
const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };
const quiet = { info: () => {}, warn: () => {} };

async function fill(url: string): Promise<void> {
  const orm = await openOrm(url);
  try {
    await migrate(orm, url);
  } finally {
    await orm.close(true);
  }
}

/** Stops the server and removes its folder also when the test run is killed: its end closes the pipe to this shell. */
const leash = `read -r _
pid=$(head -n 1 "$0/postgres/data/postmaster.pid" 2>/dev/null) && kill -INT "$pid"
while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
rm -rf "$0"`;

/** One PostgreSQL for the whole run, in a temporary folder; its template is what the migrations make. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bryggan-test-'));
  // Root's server runs as nobody, who must get through.
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedPostgres({ dataDir, log: quiet, settings });
  const guard = spawn('/bin/sh', ['-c', leash, dataDir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const guardEnded = once(guard, 'exit');
  const teardown = async (): Promise<void> => {
    await server.stop();
    // The files are elsewhere when nobody cannot reach the temporary folder.
    await rm(await realpath(join(dataDir, 'postgres')), { recursive: true, force: true });
    guard.stdin.end();
    await guardEnded;
  };
  try {
    await createTemplate(server.url, fill);
  } catch (fault) {
    await teardown();
    throw fault;
  }
  project.provide('databaseServerUrl', server.url);
  return teardown;
}
