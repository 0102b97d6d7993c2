import type { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { migrateQueue } from '#src/queue/migrate-queue.ts';

/** Any number; it only has to be the same in every Bryggan that shares a database. */
const lockNumber = 7_293_041;

/** Brings the tables, and the queue's own, to this version. May be run again, and by several at once: one works, the others wait. */
export async function migrate(orm: MikroORM, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    await orm.migrator.up();
    await migrateQueue(databaseUrl);
  } finally {
    await client.end();
  }
}
