import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PostgresPool } from '#src/queue/postgres-pool.ts';
import { startWorkers, type Workers } from '#src/queue/workers.ts';
import { needs } from '#test/support/needs.ts';
import {
  execute,
  type Ground,
  grounds,
  type LogLine,
  startPostgresGround,
  startRedisGround,
} from './grounds.ts';
import { markJob } from './mark-job.ts';

const isLost = (line: LogLine) => line.msg.includes('is lost');
const isBack = (line: LogLine) => line.msg.includes('is back');

for (const { name, describe: describeGround, start } of grounds) {
  describeGround(`A lost connection ${name}`, () => {
    let ground: Ground;

    beforeAll(async () => {
      ground = await start();
    });

    afterAll(async () => {
      await ground?.stop();
    });

    it('is not taken for one that is only on its way', async () => {
      const { queues } = await ground.open();
      await queues.ready();
    });

    it('is told once, refuses what is added, and mends by itself with the job in hand finished once', async () => {
      const { queues, lines } = await ground.open();
      const inHand = Promise.withResolvers<void>();
      const mayFinish = Promise.withResolvers<void>();
      const done: string[] = [];
      const workers = await startWorkers(queues, {
        jobs: [markJob],
        context: () => ({
          async mark(id) {
            if (id === 'across') {
              inHand.resolve();
              await mayFinish.promise;
            }
            done.push(id);
          },
        }),
      });
      await queues.ready();
      await queues.add(markJob, { markId: 'across' }, { id: 'across-1' });
      await inHand.promise;

      for (const round of [1, 2]) {
        await ground.link.cut();
        await expect.poll(() => lines.filter(isLost)).toHaveLength(round);
        await expect(queues.ready()).rejects.toThrow();
        await expect(queues.add(markJob, { markId: 'refused' })).rejects.toThrow();
        await expect(queues.counts()).rejects.toThrow();
        mayFinish.resolve();
        await ground.link.mend();
        await expect.poll(() => lines.filter(isBack)).toHaveLength(round);
        await queues.ready();
        await queues.add(markJob, { markId: `after-${round}` });
        await expect.poll(() => done).toContain(`after-${round}`);
      }

      await expect
        .poll(async () => (await queues.counts()).jobs)
        .toEqual({ waiting: 0, active: 0, delayed: 0 });
      await workers.close(5_000);
      expect(done.filter((id) => id !== 'refused')).toEqual(['across', 'after-1', 'after-2']);
      expect(lines.map(({ msg }) => msg)).toHaveLength(4);
    });

    it('does not keep workers and queues from closing', async () => {
      const { queues } = await ground.open();
      const workers: Workers = await startWorkers(queues, {
        jobs: [markJob],
        context: () => ({ mark: () => {} }),
      });
      await ground.link.cut();
      await workers.close(1_000);
      await queues.close();
      await ground.link.mend();
    });

    it('and an emptied queue do not stop the workers, and are told in one line', async () => {
      const { queues, lines } = await ground.open();
      const inHand = Promise.withResolvers<void>();
      const mayFinish = Promise.withResolvers<void>();
      const done: string[] = [];
      const workers = await startWorkers(queues, {
        jobs: [markJob],
        context: () => ({
          async mark(id) {
            inHand.resolve();
            await mayFinish.promise;
            done.push(id);
          },
        }),
      });
      await queues.add(markJob, { markId: 'forgotten' }, { id: 'forgotten-1' });
      await inHand.promise;
      await ground.empty();
      mayFinish.resolve();
      await queues.add(markJob, { markId: 'new' }, { id: 'new-1' });
      await expect.poll(() => done).toEqual(['forgotten', 'new']);
      await expect
        .poll(() => lines)
        .toEqual([
          expect.objectContaining({ level: 40, jobs: 1, msg: expect.stringContaining('may run again') }),
        ]);
      await workers.close(5_000);
    });
  });
}

needs('redis-server')('A Redis that is away at start', () => {
  it('is waited for', async () => {
    const ground = await startRedisGround();
    await ground.link.cut();
    const { queues, lines } = await ground.open();
    const done: string[] = [];
    const workers = await startWorkers(queues, {
      jobs: [markJob],
      context: () => ({ mark: (id) => void done.push(id) }),
    });
    await ground.link.mend();
    await expect.poll(() => lines.filter(isBack)).toHaveLength(1);
    await queues.add(markJob, { markId: 'at last' });
    await expect.poll(() => done).toEqual(['at last']);
    await workers.close(5_000);
    await ground.stop();
  });
});

describe('A PostgreSQL that ends its connections', () => {
  it('does not end the process through a connection that is held but not used', async () => {
    const ground = await startPostgresGround();
    const errors: unknown[] = [];
    const pool = new PostgresPool(ground.directUrl, (error) => errors.push(error));
    const held = await pool.connect();
    await endConnections(ground.directUrl);
    await expect.poll(() => errors.length).toBeGreaterThan(0);
    held.release(true);
    await pool.end();
    await ground.stop();
  });

  it('is asked again by itself', async () => {
    const ground = await startPostgresGround();
    const { queues } = await ground.open();
    const done: string[] = [];
    const workers = await startWorkers(queues, {
      jobs: [markJob],
      context: () => ({ mark: (id) => void done.push(id) }),
    });
    for (const round of ['one', 'two', 'three']) {
      await endConnections(ground.directUrl);
      // The pool may hand out one more connection that it does not know to be dead yet.
      await expect
        .poll(() =>
          queues.add(markJob, { markId: round }, { id: round }).then(
            () => true,
            () => false,
          ),
        )
        .toBe(true);
      await expect.poll(() => done).toContain(round);
    }
    await workers.close(5_000);
    await ground.stop();
    expect(done).toEqual(['one', 'two', 'three']);
  });
});

const endConnections = (databaseUrl: string) =>
  execute(
    databaseUrl,
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
