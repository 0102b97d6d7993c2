import { Redis } from 'ioredis';
import pg from 'pg';
import { pino } from 'pino';
import { describe } from 'vitest';
import { migrateQueue } from '#src/queue/migrate-queue.ts';
import { openQueues, type Queues } from '#src/queue/queues.ts';
import { createTestDatabase } from '#test/support/database.ts';
import { needs } from '#test/support/needs.ts';
import { startRedis } from '#test/support/redis.ts';
import { openLink, type SeverableLink } from './severable-link.ts';

/** One line of the log, as pino wrote it. */
export type LogLine = { readonly level: number; readonly msg: string; readonly [key: string]: unknown };

/** One backend with nothing in it, reached by a link that can be cut. */
export interface Ground {
  readonly link: SeverableLink;
  /** What `openQueues` needs besides a log, for another process. */
  readonly address: { readonly redisUrl?: string; readonly databaseUrl: string };
  /** Opens the queues as another process would; closed by {@link Ground.stop}. */
  open(): Promise<{ readonly queues: Queues; readonly lines: readonly LogLine[] }>;
  /** Throws away everything BullMQ keeps. */
  empty(): Promise<void>;
  /** Throws away the jobs but not the schedulers, as a fault of the queue's own might. */
  loseScheduledJobs(): Promise<void>;
  stop(): Promise<void>;
}

/** The backends every queue test runs on. */
export const grounds = [
  { name: 'on Redis', describe: needs('redis-server'), start: startRedisGround },
  { name: 'on PostgreSQL', describe, start: startPostgresGround },
] as const;

/** A PostgreSQL ground; `databaseUrl` in its address goes by the link. */
export async function startPostgresGround(): Promise<Ground & { readonly directUrl: string }> {
  const database = await createTestDatabase();
  await migrateQueue(database.url);
  const { host, port } = new pg.Client({ connectionString: database.url });
  const link = await openLink(host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port });
  const url = new URL(database.url);
  url.host = `127.0.0.1:${link.port}`;
  const ground = makeGround(
    link,
    { databaseUrl: url.href },
    {
      empty: () => execute(database.url, 'TRUNCATE bullmq.job, bullmq.scheduler CASCADE'),
      loseScheduledJobs: () => execute(database.url, 'TRUNCATE bullmq.job CASCADE'),
      stop: () => database.drop(),
    },
  );
  return { ...ground, directUrl: database.url };
}

/** A Redis ground. @throws Error where there is no redis-server */
export async function startRedisGround(): Promise<Ground> {
  const redis = await startRedis();
  if (redis === undefined) throw new Error('No redis-server on this machine');
  const { hostname, port } = new URL(redis.url);
  const link = await openLink({ host: hostname, port: Number(port) });
  const redisUrl = `redis://127.0.0.1:${link.port}`;
  return makeGround(
    link,
    { redisUrl, databaseUrl: 'postgresql://127.0.0.1:1/unused' },
    {
      async empty() {
        const client = new Redis(redis.url);
        await client.flushall();
        client.disconnect();
      },
      async loseScheduledJobs() {
        const client = new Redis(redis.url);
        const jobs = await client.keys('bryggan:schedules:repeat:*:*');
        await client.del('bryggan:schedules:delayed', ...jobs);
        client.disconnect();
      },
      stop: () => redis.stop(),
    },
  );
}

/** Runs one statement on a connection of its own. */
export async function execute(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function makeGround(
  link: SeverableLink,
  address: Ground['address'],
  server: Pick<Ground, 'empty' | 'loseScheduledJobs' | 'stop'>,
): Ground {
  const opened: Queues[] = [];
  return {
    link,
    address,
    async open() {
      const lines: LogLine[] = [];
      const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
      const queues = await openQueues({ ...address, log });
      opened.push(queues);
      return { queues, lines };
    },
    empty: () => server.empty(),
    loseScheduledJobs: () => server.loseScheduledJobs(),
    async stop() {
      await Promise.all(opened.map((queues) => queues.close()));
      await link.cut();
      await server.stop();
    },
  };
}
