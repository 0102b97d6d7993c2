import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrateQueue } from '#src/queue/migrate-queue.ts';

/** Any number; it only has to be the same in every Bryggan that shares a database. */
const lockNumber = 7_293_041;
const connectTimeoutMs = 5_000;

/** The database does not let anybody in. The message says why, and what to do. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError';
}

/**
 * Brings the tables, and the queue's own, to this version. May be run again, and by several at once: one works, the
 * others wait.
 * @param onStep told of each migration before it is applied
 * @returns how many were applied
 * @throws DatabaseUnreachableError
 */
export async function migrate(
  orm: MikroORM,
  databaseUrl: string,
  onStep: (name: string) => void = () => {},
): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectTimeoutMs });
  // What ends the connection later is told by the query that meets it.
  client.on('error', () => {});
  await client.connect().catch((cause: NodeJS.ErrnoException) => {
    // A name with several addresses fails without a message of its own.
    const why = cause.message || cause.code;
    throw new DatabaseUnreachableError(
      `The database cannot be reached (${why}). Start PostgreSQL, or correct DATABASE_URL.`,
      { cause },
    );
  });
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    orm.migrator.on('migrating', ({ name }) => onStep(name));
    const applied = await orm.migrator.up();
    await migrateQueue(databaseUrl);
    return applied.length;
  } finally {
    await client.end();
  }
}

/** How many migrations of this version the database lacks. It must be reachable. */
export async function countPendingMigrations(orm: MikroORM): Promise<number> {
  return (await orm.migrator.getPending()).length;
}

/**
 * PostgreSQL's major version.
 * @throws the driver's error when the database cannot be reached
 */
export async function readServerVersion(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: connectTimeoutMs });
  // A server that ends while it is asked reports it here as well; the query rejects anyway.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version_num') version",
    );
    return Math.floor(Number(rows[0]?.version) / 10_000);
  } finally {
    await client.end();
  }
}
