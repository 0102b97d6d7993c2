import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliver } from '#jobs/deliver.ts';
import { renderLiveMessage } from '#jobs/render-live-message.ts';
import { sweepDeliveries } from '#jobs/sweep-deliveries.ts';
import type { Outbox } from '#src/outbox/outbox.ts';
import { migrateQueue } from '#src/queue/migrate-queue.ts';
import { openQueues, type Queues } from '#src/queue/queues.ts';
import { startWorkers, type Workers } from '#src/queue/workers.ts';
import { needs } from '#test/support/needs.ts';
import { startRedis, type TestRedis } from '#test/support/redis.ts';
import { openScene, type Scene, silentLog } from './setup.ts';

needs('redis-server')('the outbox on Redis', () => suite('redis'));
describe('the outbox on PostgreSQL', () => suite('postgres'));

function suite(backend: 'redis' | 'postgres'): void {
  let scene: Scene;
  let redis: TestRedis | undefined;
  let queues: Queues;
  let workers: Workers;
  let outbox: Outbox;

  beforeAll(async () => {
    scene = await openScene();
    if (backend === 'redis') redis = await startRedis();
    await migrateQueue(scene.database.url);
    queues = await openQueues({
      databaseUrl: scene.database.url,
      redisUrl: redis?.url,
      log: silentLog,
    });
    outbox = scene.worker({ queue: { queues, deliver, render: renderLiveMessage } });
    scene.useForDispatch(outbox);
  });
  afterAll(async () => {
    await queues.close();
    await redis?.stop();
    await scene.close();
  });
  beforeEach(async () => {
    await scene.reset();
    await empty();
    scene.live();
  });

  async function work(): Promise<void> {
    workers = await startWorkers(queues, {
      jobs: [deliver, renderLiveMessage, sweepDeliveries],
      context: () => ({ outbox }),
    });
  }

  async function empty(): Promise<void> {
    for (const name of ['deliveries', 'urgent-deliveries', 'jobs'] as const)
      await queues.bull[name].obliterate({ force: true });
  }

  async function arrived(count: number, seconds = 30): Promise<void> {
    const until = DateTime.utc().plus({ seconds });
    while (scene.chat.arrived.length < count && DateTime.utc() < until) await sleep(10);
    expect(scene.chat.arrived).toHaveLength(count);
  }

  /** Messages that ignore quiet hours, since here the real clock runs. */
  const hello = () => scene.declared.message('q.hello', { urgency: 'atOnce' });

  it('sends what a transaction posted, at once and later, urgent or not', async () => {
    await work();
    await scene.post(hello(), await scene.person(`Amina ${backend}`));
    await scene.post(
      scene.declared.message('q.urgent', { urgency: 'urgent' }),
      await scene.person(`Bo ${backend}`),
    );
    const dueAt = scene.now.plus({ milliseconds: 700 });
    const later = await scene.post(hello(), await scene.person(`Cia ${backend}`), { dueAt });
    await arrived(3);
    // It is written down a moment after it has arrived.
    await expect
      .poll(async () => (await scene.delivery(later)).sentAt?.toMillis() ?? 0)
      .toBeGreaterThanOrEqual(dueAt.toMillis());
    await workers.close(5_000);
  });

  it('sends each of two hundred once although everything is queued again and again', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 200; index += 1)
      ids.push(await scene.post(hello(), await scene.conversation(`${backend} ${index}`)));
    await work();
    await Promise.all([outbox.sweep(), outbox.sweep(), outbox.dispatch(ids)]);
    await arrived(200);
    await outbox.sweep();
    await sleep(200);
    expect(new Set(scene.chat.arrived.map(({ deliveryId }) => deliveryId)).size).toBe(200);
    expect(scene.chat.arrived).toHaveLength(200);
    await workers.close(5_000);
  });

  it('sends what one transaction posted to two hundred in a few jobs, each once', async () => {
    const ids = await scene.postAll(hello(), await scene.people(200));
    const { deliveries } = await queues.counts();
    expect(deliveries.waiting).toBeLessThan(60);
    // Everything is there already: the sweep adds nothing.
    await outbox.sweep();
    expect((await queues.counts()).deliveries.waiting).toBe(deliveries.waiting);
    await work();
    await arrived(200);
    expect(new Set(scene.chat.arrived.map(({ deliveryId }) => deliveryId))).toEqual(new Set(ids));
    await workers.close(5_000);
  });

  it('sends the others of a job when one of them breaks', async () => {
    const people = await scene.people(20);
    const [first] = await scene.postAll(hello(), people);
    if (first === undefined) throw new Error('Twenty were posted');
    await scene.em().execute("update deliveries set message = 'q.unknown' where id = ?", [first]);
    await work();
    await arrived(19);
    // It is put back a moment after the others have arrived.
    await expect.poll(async () => (await scene.delivery(first)).status).toBe('waiting');
    await workers.close(5_000);
  });

  it('loses nothing when the queue is emptied', async () => {
    const id = await scene.post(hello(), await scene.person(`Disa ${backend}`));
    expect((await queues.counts()).deliveries.waiting).toBe(1);
    await empty();
    expect((await queues.counts()).deliveries.waiting).toBe(0);
    await work();
    await outbox.sweep();
    await arrived(1);
    expect(scene.chat.arrived[0]?.deliveryId).toBe(id);
    await workers.close(5_000);
  });

  it('hands over to the next message for the same person without waiting for the sweep', async () => {
    const reader = await scene.person(`Eva ${backend}`);
    const subjectId = randomUUID();
    for (let index = 0; index < 5; index += 1) await scene.post(hello(), reader, { subjectId });
    await work();
    await arrived(5);
    await workers.close(5_000);
  });

  it('comes back to a channel once its gate opens', async () => {
    await work();
    scene.chat.sends.push({ kind: 'later', waitMs: 500, scope: 'conversation' });
    await scene.post(hello(), await scene.conversation(`gate ${backend}`));
    await arrived(1);
    await workers.close(5_000);
  });

  it('edits a live message soon after its subject was touched', async () => {
    await work();
    const subjectId = randomUUID();
    const live = scene.declared.message('q.live', { urgency: 'atOnce', live: true });
    await scene.post(live, await scene.person(`Finn ${backend}`), { subjectId });
    await arrived(1);
    scene.declared.texts.set(subjectId, 'changed');
    await scene.touch(subjectId);
    await expect.poll(() => JSON.stringify(scene.chat.arrived[0]?.edits[0]?.card) ?? '').toContain('changed');
    await workers.close(5_000);
  });
}
