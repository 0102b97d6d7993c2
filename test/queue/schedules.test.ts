import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { Schedule } from '#src/queue/define-job.ts';
import type { Queues } from '#src/queue/queues.ts';
import { startWorkers, type Workers, type WorkersOptions } from '#src/queue/workers.ts';
import { type Ground, grounds } from './grounds.ts';
import { defineMarkJob, type MarkContext } from './mark-job.ts';

function scheduledJob(name: string, schedule: Schedule) {
  return defineMarkJob({
    name,
    data: z.object({}),
    schedule,
    run: async ({ context }) => context.mark(name),
  });
}

const frequent = scheduledJob('test.frequent', { everyMs: 200 });

for (const { name, describe: describeGround, start } of grounds) {
  describeGround(`Schedules ${name}`, () => {
    let ground: Ground;
    const running: Workers[] = [];

    beforeAll(async () => {
      ground = await start();
    });

    afterEach(async () => {
      await Promise.all(running.splice(0).map((workers) => workers.close(5_000)));
      await ground.empty();
    });

    afterAll(async () => {
      await ground?.stop();
    });

    async function run(options: Omit<WorkersOptions<MarkContext>, 'context'>) {
      const { queues, lines } = await ground.open();
      const ids: string[] = [];
      const workers = await startWorkers(queues, {
        ...options,
        context: ({ id }) => ({ mark: () => void ids.push(id) }),
      });
      running.push(workers);
      return { queues, lines, ids };
    }

    const listSchedules = async (queues: Queues) =>
      (await queues.bull.schedules.getJobSchedulers()).map(({ key, every, pattern, tz }) => ({
        key,
        every,
        pattern,
        tz,
      }));

    it('fire again and again, each time in one of two workers', async () => {
      const startedAt = performance.now();
      const [one, other] = await Promise.all([run({ jobs: [frequent] }), run({ jobs: [frequent] })]);
      const all = () => [...one.ids, ...other.ids];
      await expect.poll(() => all().length).toBeGreaterThanOrEqual(12);
      // One every 200 ms, and at most one more for each worker that has just declared it; doubled it would be twice.
      const elapsedMs = performance.now() - startedAt;
      expect(all().length).toBeLessThanOrEqual(elapsedMs / 200 + 3);
      expect(await listSchedules(one.queues)).toHaveLength(1);
    });

    it('become what the starting worker declares: new, changed and removed', async () => {
      const before = await run({
        jobs: [
          scheduledJob('test.old', { everyMs: 60_000 }),
          scheduledJob('test.moved', { pattern: '0 8 * * 1' }),
        ],
      });
      expect(await listSchedules(before.queues)).toHaveLength(2);
      const after = await run({
        jobs: [
          scheduledJob('test.moved', { pattern: '30 7 * * 1', zone: 'Europe/Stockholm' }),
          scheduledJob('test.new', { everyMs: 60_000 }),
        ],
      });
      expect(await listSchedules(after.queues)).toEqual(
        expect.arrayContaining([
          { key: 'test.moved', pattern: '30 7 * * 1', tz: 'Europe/Stockholm', every: undefined },
          { key: 'test.new', every: 60_000, pattern: undefined, tz: undefined },
        ]),
      );
      expect(await listSchedules(after.queues)).toHaveLength(2);
    });

    it('are not postponed by a worker that starts later', async () => {
      const slow = scheduledJob('test.slow', { everyMs: 3_600_000 });
      const first = await run({ jobs: [slow] });
      // A new interval begins with a run.
      await expect.poll(() => first.ids).toHaveLength(1);
      const before = await first.queues.bull.schedules.getJobSchedulers();
      const second = await run({ jobs: [slow] });
      expect(await second.queues.bull.schedules.getJobSchedulers()).toEqual(before);
      expect(second.ids).toEqual([]);
    });

    it('come back after everything was thrown away', async () => {
      const { ids } = await run({ jobs: [frequent], scheduleCheckMs: 200 });
      await expect.poll(() => ids.length).toBeGreaterThan(0);
      await ground.empty();
      const seen = ids.length;
      await expect.poll(() => ids.length).toBeGreaterThan(seen + 2);
    });

    it('come back when only their next job was lost', async () => {
      const hourly = scheduledJob('test.hourly', { everyMs: 3_600_000 });
      const { queues, ids } = await run({ jobs: [hourly], scheduleCheckMs: 200 });
      await expect.poll(() => ids).toHaveLength(1);
      const countDelayed = async () => (await queues.counts()).schedules.delayed;
      await expect.poll(countDelayed).toBe(1);
      await ground.loseScheduledJobs();
      await expect.poll(countDelayed).toBe(1);
      const [scheduler] = await queues.bull.schedules.getJobSchedulers();
      expect(await queues.bull.schedules.getJob(`repeat:test.hourly:${scheduler?.next}`)).toBeDefined();
    });

    it('that cannot be understood stop the start', async () => {
      await expect(
        run({ jobs: [scheduledJob('test.odd', { pattern: 'every now and then' })] }),
      ).rejects.toThrow();
    });
  });
}
