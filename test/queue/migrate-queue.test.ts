import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrateQueue, QueueVersionError } from '#src/queue/migrate-queue.ts';
import { openQueues } from '#src/queue/queues.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { execute } from './grounds.ts';

const log = pino({ level: 'silent' });

describe("The queue's tables in PostgreSQL", () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    await execute(database.url, 'DROP SCHEMA IF EXISTS bullmq CASCADE');
  });

  afterAll(async () => {
    await database?.drop();
  });

  it('are asked for when they are missing', async () => {
    const opening = openQueues({ databaseUrl: database.url, log });
    await expect(opening).rejects.toThrow(QueueVersionError);
    await expect(opening).rejects.toThrow('run `npm run cli -- migrate`');
  });

  it('are made once by two processes that migrate at the same time', async () => {
    const versions = await Promise.all([migrateQueue(database.url), migrateQueue(database.url)]);
    expect(new Set(versions).size).toBe(1);
    expect(await migrateQueue(database.url)).toBe(versions[0]);
    const queues = await openQueues({ databaseUrl: database.url, log });
    await queues.ready();
    await queues.close();
  });

  it('are refused when they are older than the program', async () => {
    await execute(
      database.url,
      'DELETE FROM bullmq.migration WHERE version = (SELECT max(version) FROM bullmq.migration)',
    );
    await expect(openQueues({ databaseUrl: database.url, log })).rejects.toThrow(
      /at version \d+ .* needs \d+.*migrate/,
    );
  });

  it('are refused when a newer program has migrated them', async () => {
    await execute(
      database.url,
      "INSERT INTO bullmq.migration (version, name, min_client_version) VALUES (9999, 'later', 6)",
    );
    await expect(openQueues({ databaseUrl: database.url, log })).rejects.toThrow('made by a newer program');
    await execute(database.url, 'UPDATE bullmq.migration SET min_client_version = 99 WHERE version = 9999');
    await expect(openQueues({ databaseUrl: database.url, log })).rejects.toThrow(QueueVersionError);
    await expect(migrateQueue(database.url)).rejects.toThrow('start the newer program');
  });
});
