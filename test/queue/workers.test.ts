import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorkers, type Workers } from '#src/queue/workers.ts';
import { type Ground, grounds } from './grounds.ts';
import { markJob } from './mark-job.ts';

for (const { name, describe: describeGround, start } of grounds) {
  describeGround(`Workers ${name}`, () => {
    let ground: Ground;

    beforeAll(async () => {
      ground = await start();
    });

    afterAll(async () => {
      await ground?.stop();
    });

    it('finish what is in hand when closed, and take nothing more', async () => {
      const { queues } = await ground.open();
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
      await queues.add(markJob, { markId: 'in hand' });
      await inHand.promise;
      const closing = workers.close(10_000);
      await queues.add(markJob, { markId: 'too late' }, { id: 'too-late' });
      mayFinish.resolve();
      await closing;
      expect(done).toEqual(['in hand']);
      expect((await queues.counts()).jobs).toEqual({ waiting: 1, active: 0, delayed: 0 });
      await ground.empty();
    });

    it('stop waiting for a job that does not finish in time, and tell which', async () => {
      const { queues, lines } = await ground.open();
      const inHand = Promise.withResolvers<void>();
      const workers = await startWorkers(queues, {
        jobs: [markJob],
        context: () => ({
          mark() {
            inHand.resolve();
            return new Promise<void>(() => {});
          },
        }),
      });
      await queues.add(markJob, { markId: 'endless' }, { id: 'endless-1' });
      await inHand.promise;
      await workers.close(300);
      expect(lines).toContainEqual(expect.objectContaining({ jobs: ['test.mark endless-1'] }));
      await ground.empty();
    });

    it('take the job of a worker that was killed, and run it once more', async () => {
      const { databaseUrl, redisUrl } = ground.address;
      const program = spawn(
        process.execPath,
        [
          fileURLToPath(new URL('./hanging-worker.ts', import.meta.url)),
          databaseUrl,
          ...(redisUrl === undefined ? [] : [redisUrl]),
        ],
        { stdio: ['ignore', 'pipe', 'inherit'] },
      );
      const { queues } = await ground.open();
      await queues.add(markJob, { markId: 'orphaned' });
      await once(program.stdout, 'data');
      program.kill('SIGKILL');
      await once(program, 'exit');

      const done: string[] = [];
      const workers: Workers = await startWorkers(queues, {
        jobs: [markJob],
        context: () => ({ mark: (id) => void done.push(id) }),
        stalledCheckMs: 200,
      });
      await expect.poll(() => done).toEqual(['orphaned']);
      await expect
        .poll(async () => (await queues.counts()).jobs)
        .toEqual({ waiting: 0, active: 0, delayed: 0 });
      await workers.close(5_000);
      expect(done).toEqual(['orphaned']);
    });

    it('refuse two jobs with the same name', async () => {
      const { queues } = await ground.open();
      const starting = startWorkers(queues, {
        jobs: [markJob, markJob],
        context: () => ({ mark: () => {} }),
      });
      await expect(starting).rejects.toThrow('Two jobs are called test.mark');
    });
  });
}
