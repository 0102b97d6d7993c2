import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { startEmbeddedPostgres } from '#src/persistence/embedded-postgres.ts';
import { migrate } from '#src/persistence/migrate.ts';
import { openOrm } from '#src/persistence/orm.ts';
import { startRedis } from '#test/support/redis.ts';

/** Where everything is measured: a PostgreSQL with its default settings, and a Redis where the machine has one. */
export interface Ground {
  readonly postgresVersion: string;
  readonly redisUrl: string | undefined;
  readonly redisVersion: string | undefined;
  /** A new database with every table of Bryggan and of its queue. */
  createDatabase(name: string): Promise<string>;
  stop(): Promise<void>;
}

const quiet = { info: () => {}, warn: () => {} };
const template = 'bench_template';

/** Starts it in a temporary folder; `stop` leaves nothing behind. */
export async function startGround(): Promise<Ground> {
  const dataDir = await makeFolder();
  const server = await startEmbeddedPostgres({ dataDir, log: quiet });
  const redis = await startRedis();
  const urlOf = (name: string) => {
    const url = new URL(server.url);
    url.pathname = `/${name}`;
    return url.href;
  };
  const stop = async () => {
    await redis?.stop();
    await server.stop();
    await removeFolder(dataDir);
  };
  try {
    await runSql(server.url, `create database ${template}`);
    const orm = await openOrm(urlOf(template));
    await migrate(orm, urlOf(template));
    await orm.close(true);
    const [row] = await runSql<{ server_version: string }>(server.url, 'show server_version');
    return {
      postgresVersion: row?.server_version ?? 'unknown',
      redisUrl: redis?.url,
      redisVersion: redis && (await versionOf(redis.url)),
      async createDatabase(name) {
        await runSql(server.url, `create database ${name} template ${template}`);
        return urlOf(name);
      },
      stop,
    };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

async function versionOf(redisUrl: string): Promise<string> {
  const client = new Redis(redisUrl);
  const info = await client.info('server');
  client.disconnect();
  return /redis_version:(\S+)/.exec(info)?.[1] ?? 'unknown';
}

/** An empty folder that also PostgreSQL's own user reaches. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bryggan-bench-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Removes it, also the database's files that had to go elsewhere. */
export async function removeFolder(folder: string): Promise<void> {
  const data = await realpath(join(folder, 'postgres')).catch(() => undefined);
  if (data !== undefined) await rm(data, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

/** Runs one statement on a connection of its own. */
export async function runSql<Row extends object>(
  connectionString: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

/** How many contacts are written there. */
export async function countContacts(connectionString: string): Promise<number> {
  const [row] = await runSql<{ count: number }>(
    connectionString,
    'select count(*)::int as count from contacts',
  );
  return row?.count ?? 0;
}
