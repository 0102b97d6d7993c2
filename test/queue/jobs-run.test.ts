import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Queues } from '#src/queue/queues.ts';
import { startWorkers, type Workers } from '#src/queue/workers.ts';
import { type Ground, grounds, type LogLine } from './grounds.ts';
import { defineMarkJob, markJob } from './mark-job.ts';

const failingJob = defineMarkJob({
  name: 'test.fail',
  data: z.object({ markId: z.string() }),
  async run({ data, context }) {
    await context.mark(data.markId);
    throw new Error('Deliberately');
  },
});
const unknownJob = defineMarkJob({ name: 'test.unknown', data: z.object({}), run: async () => {} });
const misshapenJob = defineMarkJob({
  name: 'test.mark',
  data: z.object({ other: z.string() }),
  run: async () => {},
});

for (const { name, describe: describeGround, start } of grounds) {
  describeGround(`Jobs ${name}`, () => {
    let ground: Ground;
    let queues: Queues;
    let lines: readonly LogLine[];
    let workers: Workers;
    const marks: { readonly id: string; readonly at: number }[] = [];
    const timesMarked = (id: string) => marks.filter((mark) => mark.id === id).length;

    beforeAll(async () => {
      ground = await start();
      ({ queues, lines } = await ground.open());
      workers = await startWorkers(queues, {
        jobs: [markJob, failingJob],
        context: () => ({ mark: (id) => void marks.push({ id, at: Date.now() }) }),
      });
    });

    afterAll(async () => {
      await workers?.close(5_000);
      await ground?.stop();
    });

    it('runs a job with its data and the context made for it', async () => {
      await queues.add(markJob, { markId: 'plain' });
      await expect.poll(() => timesMarked('plain')).toBe(1);
    });

    it.each(['deliveries', 'urgent-deliveries', 'jobs'] as const)(
      'runs what is added to %s',
      async (queue) => {
        await queues.add(markJob, { markId: `in-${queue}` }, { queue });
        await expect.poll(() => timesMarked(`in-${queue}`)).toBe(1);
      },
    );

    it('adds many jobs at once', async () => {
      const ids = Array.from({ length: 50 }, (_, index) => `many-${index}`);
      await queues.addAll(
        markJob,
        ids.map((markId) => ({ id: markId, data: { markId } })),
      );
      await expect.poll(() => ids.every((id) => timesMarked(id) === 1)).toBe(true);
    });

    it('runs a delayed job when it is due and not before', async () => {
      const addedAt = Date.now();
      await queues.add(markJob, { markId: 'delayed' }, { delayMs: 300 });
      await expect.poll(() => timesMarked('delayed')).toBe(1);
      expect(marks.find(({ id }) => id === 'delayed')?.at).toBeGreaterThanOrEqual(addedAt + 300);
    });

    it('runs an id once while it waits, and again when it was added after it finished', async () => {
      const add = () => queues.add(markJob, { markId: 'twice' }, { id: 'delivery-1', delayMs: 200 });
      await add();
      await add();
      await expect.poll(() => timesMarked('twice')).toBe(1);
      await expect
        .poll(async () => (await queues.counts()).jobs)
        .toEqual({ waiting: 0, active: 0, delayed: 0 });
      expect(timesMarked('twice')).toBe(1);
      await add();
      await expect.poll(() => timesMarked('twice')).toBe(2);
    });

    it('tries a failing job once, tells why, and lets its id be added again', async () => {
      await queues.add(failingJob, { markId: 'failing' }, { id: 'failing-1' });
      await expect.poll(() => lines.some((line) => line['jobId'] === 'failing-1')).toBe(true);
      await expect
        .poll(async () => (await queues.counts()).jobs)
        .toEqual({ waiting: 0, active: 0, delayed: 0 });
      expect(timesMarked('failing')).toBe(1);
      await queues.add(failingJob, { markId: 'failing' }, { id: 'failing-1' });
      await expect.poll(() => timesMarked('failing')).toBe(2);
      await expect
        .poll(() => lines.filter((line) => line['jobId'] === 'failing-1' && line.msg === 'A job failed'))
        .toHaveLength(2);
    });

    it('fails a job that nobody declared, once, and goes on', async () => {
      await queues.add(unknownJob, {}, { id: 'unknown-1' });
      await expect
        .poll(() => lines.filter((line) => line['jobId'] === 'unknown-1'))
        .toEqual([
          expect.objectContaining({
            err: expect.objectContaining({ message: 'No job is called test.unknown' }),
          }),
        ]);
      await queues.add(markJob, { markId: 'after-unknown' });
      await expect.poll(() => timesMarked('after-unknown')).toBe(1);
    });

    it('fails a job whose data does not fit, without running it or telling the data', async () => {
      await queues.add(misshapenJob, { other: 'secret' }, { id: 'misshapen-1' });
      await expect.poll(() => lines.some((line) => line['jobId'] === 'misshapen-1')).toBe(true);
      const told = JSON.stringify(lines.filter((line) => line['jobId'] === 'misshapen-1'));
      expect(told).toContain('markId');
      expect(told).not.toContain('secret');
      expect(marks.some(({ id }) => id === undefined)).toBe(false);
    });

    it('refuses an id with a colon', async () => {
      await expect(queues.add(markJob, { markId: 'colon' }, { id: 'a:b' })).rejects.toThrow('colon');
    });

    it('counts what waits, runs and is delayed', async () => {
      await queues.add(markJob, { markId: 'counted' }, { id: 'counted-1', delayMs: 60_000 });
      expect((await queues.counts()).jobs).toEqual({ waiting: 0, active: 0, delayed: 1 });
    });
  });
}

describe('defineJob', () => {
  it('refuses a scheduled job that needs data', () => {
    expect(() =>
      defineMarkJob({
        name: 'test.needy',
        data: z.object({ id: z.string() }),
        schedule: { everyMs: 1_000 },
        run: async () => {},
      }),
    ).toThrow('must accept empty data: id');
  });
});
