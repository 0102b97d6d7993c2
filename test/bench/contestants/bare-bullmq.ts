import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';
import { createLog } from '#src/log.ts';
import { sharedConnection } from '#src/queue/backend.ts';
import { openPostgresBackend } from '#src/queue/postgres-backend.ts';
import { openRedisBackend } from '#src/queue/redis-backend.ts';
import { answerQuestions } from '../child.ts';
import { cpuMsSince } from '../measure.ts';
import { postCard } from '../post-card.ts';

/** BullMQ and nothing else: a queue filled at once, and a worker that posts; as many at a time as Bryggan's. */
const endpoint = process.env['ENDPOINT'] ?? '';
const redisUrl = process.env['REDIS_URL'];
const log = createLog('error');
const noteError = (error: unknown) => log.error({ err: error }, 'The queue failed');
const backend =
  redisUrl === undefined
    ? await openPostgresBackend(process.env['DATABASE_URL'] ?? '', noteError)
    : openRedisBackend(redisUrl, noteError);
let sent = 0;
let failed: Error | undefined;
let card: unknown;
const queue = new Queue('bare', { connection: sharedConnection, prefix: 'bare' }, backend.connect);
const worker = new Worker(
  'bare',
  async (job) => {
    await postCard(endpoint, { to: { kind: 'person', externalId: job.data.person }, card });
    sent += 1;
  },
  { connection: sharedConnection, prefix: 'bare', concurrency: 50 },
  backend.connect,
);
worker.on('failed', (_, fault) => {
  failed = fault;
});
await worker.waitUntilReady();

/** How many are sent, and what: a card that Bryggan has posted. */
export interface BareAsked {
  readonly messages: number;
  readonly card: unknown;
}

/** @throws what went wrong, as soon as one could not be posted */
async function run({ messages, card: given }: BareAsked): Promise<{ perSecond: number; cpuMs: number }> {
  sent = 0;
  failed = undefined;
  card = given;
  const cpuBefore = process.cpuUsage();
  const beganAt = performance.now();
  const jobs = Array.from({ length: messages }, (_, number) => ({
    name: 'post',
    data: { person: `U${number}` },
    opts: { removeOnComplete: true, attempts: 1 },
  }));
  for (let from = 0; from < jobs.length; from += 1_000) await queue.addBulk(jobs.slice(from, from + 1_000));
  while (sent < messages) {
    if (failed !== undefined) throw failed;
    await sleep(5);
  }
  const perSecond = messages / ((performance.now() - beganAt) / 1000);
  return { perSecond, cpuMs: cpuMsSince(cpuBefore) / messages };
}

answerQuestions(run, async () => {
  await worker.close();
  await queue.close();
  await backend.close();
});
