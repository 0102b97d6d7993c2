import type { MikroORM } from '@mikro-orm/postgresql';
import { parse } from 'pg-connection-string';
import type { Config } from '../config.ts';
import { startEmbeddedPostgres } from '../persistence/embedded-postgres.ts';
import { countPendingMigrations, migrate, readServerVersion } from '../persistence/migrate.ts';
import { openOrm } from '../persistence/orm.ts';
import { createTransact, type Transact } from '../persistence/transaction.ts';
import { reasonOf } from './checks.ts';
import { CliError, type Given } from './command.ts';

/** An open database. */
export interface OpenDatabase {
  readonly url: string;
  readonly orm: MikroORM;
  readonly transact: Transact;
}

/** Where the database is: the given one, or our own, which is started unless it runs. Let go of it with `release`. */
export async function findDatabase(
  config: Config,
  progress: Given['progress'],
): Promise<{ readonly url: string; readonly release: () => Promise<void> }> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, release: async () => {} };
  const log = { info: () => {}, warn: progress };
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log });
  return { url: server.url, release: () => server.stop() };
}

/**
 * Does work on the database and closes it. Our own database is brought to this version first; one that others may
 * share is not.
 * @throws CliError when it cannot be reached, or is of another version
 */
export async function withDatabase<Result>(
  given: Pick<Given, 'config' | 'progress'>,
  work: (database: OpenDatabase) => Promise<Result>,
  { asItIs = false }: { readonly asItIs?: boolean } = {},
): Promise<Result> {
  const config = given.config();
  const { url, release } = await findDatabase(config, given.progress);
  try {
    await reach(url);
    const orm = await openOrm(url);
    try {
      if (!asItIs) await bringUp(orm, url, config);
      // What is posted here is sent by the sweep of whatever worker runs.
      return await work({ url, orm, transact: createTransact(orm, async () => {}) });
    } finally {
      await orm.close(true);
    }
  } finally {
    await release();
  }
}

async function bringUp(orm: MikroORM, url: string, config: Config): Promise<void> {
  if (config.databaseUrl === undefined) {
    await migrate(orm, url);
    return;
  }
  const pending = await countPendingMigrations(orm);
  if (pending === 0) return;
  throw new CliError(`The tables are not those of this version yet: run npm run cli -- migrate first.`);
}

async function reach(url: string): Promise<void> {
  try {
    await readServerVersion(url);
  } catch (fault) {
    const { host, port, database } = parse(url);
    const where = `${host ?? 'localhost'}:${port || 5432}/${database ?? ''}`;
    throw new CliError(`The database ${where} cannot be reached: ${reasonOf(fault)}. Check DATABASE_URL.`);
  }
}
