import { createPostgresBackend, isPgPool } from 'bullmq';
import type { Backend } from './backend.ts';
import { within } from './connection-watch.ts';
import { checkQueueVersion } from './migrate-queue.ts';
import { PostgresPool } from './postgres-pool.ts';

const longestEndMs = 1_000;

/**
 * BullMQ on PostgreSQL, in the schema `bullmq` of the given database.
 * @param onError every error of the shared pool
 * @throws QueueVersionError when the tables are missing or of another version than this BullMQ's
 */
export async function openPostgresBackend(
  databaseUrl: string,
  onError: (error: unknown) => void,
): Promise<Backend> {
  const pool: unknown = new PostgresPool(databaseUrl, onError);
  // BullMQ's and pg's declarations of the same methods do not fit each other; BullMQ's own check does.
  if (!isPgPool(pool)) throw new Error('The pool lacks a method that BullMQ needs');
  try {
    await checkQueueVersion(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    kind: 'postgres',
    connect: (name, options, role = {}) =>
      createPostgresBackend(name, { ...options, connection: pool }, role),
    async probe() {
      await pool.query('SELECT 1');
    },
    async close() {
      // Waits for whoever still holds a connection – after a close that ran out of time, perhaps for ever.
      await within(pool.end(), longestEndMs, 'Ending the connections').catch(() => undefined);
    },
  };
}
