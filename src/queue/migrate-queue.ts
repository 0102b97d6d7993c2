import {
  assertSchemaCompatibility,
  LATEST_SCHEMA_VERSION,
  type PgQueryable,
  runMigrations,
  SchemaMigrationRequiredError,
  SchemaVersionMismatchError,
} from 'bullmq';
import pg from 'pg';
import { queueSchema } from './postgres-pool.ts';

/** The queue's tables are not those that this program's BullMQ works on; the message says what to do. */
export class QueueVersionError extends Error {
  override readonly name = 'QueueVersionError';
}

/**
 * Brings BullMQ's tables to this program's version; may be run again and by several at once (BullMQ takes a lock).
 * @returns the version the tables are at
 * @throws QueueVersionError when a newer program has migrated them
 */
export async function migrateQueue(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await runMigrations(client, queueSchema);
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end();
  }
}

/** @throws QueueVersionError unless the tables are exactly at this program's version */
export async function checkQueueVersion(client: PgQueryable): Promise<void> {
  let version: number;
  try {
    version = await assertSchemaCompatibility(client, queueSchema);
  } catch (error) {
    throw explained(error);
  }
  if (version < LATEST_SCHEMA_VERSION) {
    throw new QueueVersionError(
      `The queue’s tables are at version ${version} and this program needs ${LATEST_SCHEMA_VERSION}: run \`npm run cli -- migrate\`.`,
    );
  }
  if (version > LATEST_SCHEMA_VERSION) {
    throw new QueueVersionError(
      `The queue’s tables are at version ${version}, made by a newer program; this one knows ${LATEST_SCHEMA_VERSION}: start the newer one.`,
    );
  }
}

function explained(error: unknown): unknown {
  if (error instanceof SchemaMigrationRequiredError) {
    return new QueueVersionError(
      'The queue has no tables in this database yet: run `npm run cli -- migrate`.',
      {
        cause: error,
      },
    );
  }
  if (error instanceof SchemaVersionMismatchError) {
    return new QueueVersionError(
      `The queue’s tables were made for BullMQ ${error.minimumClientVersion} and this program has ${error.clientVersion}: start the newer program.`,
      { cause: error },
    );
  }
  return error;
}
