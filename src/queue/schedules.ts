import type { JobSchedulerJson } from 'bullmq';
import type { BullQueue } from './backend.ts';
import type { Schedule } from './define-job.ts';

/** Something that comes by itself: a job's name and when. */
export interface Scheduled {
  readonly name: string;
  readonly schedule: Schedule;
}

/**
 * Makes the queue's schedulers those declared: adds what is missing (after an emptied Redis), replaces what has changed
 * or has lost its next job, removes what is no longer declared. A scheduler that is as declared is left alone, so
 * several workers doing this at once neither double nor postpone anything.
 */
export async function alignSchedules(queue: BullQueue, declared: readonly Scheduled[]): Promise<void> {
  const present = new Map((await queue.getJobSchedulers()).map((scheduler) => [scheduler.key, scheduler]));
  for (const { name, schedule } of declared) {
    const scheduler = present.get(name);
    if (
      scheduler === undefined ||
      !isAsDeclared(scheduler, schedule) ||
      !(await hasNextJob(queue, scheduler))
    ) {
      await queue.upsertJobScheduler(name, repeatOptions(schedule), { name, data: {} });
    }
  }
  const names = new Set(declared.map(({ name }) => name));
  for (const key of present.keys()) {
    if (!names.has(key)) await queue.removeJobScheduler(key);
  }
}

function repeatOptions(schedule: Schedule) {
  return 'everyMs' in schedule
    ? { every: schedule.everyMs }
    : { pattern: schedule.pattern, tz: schedule.zone ?? 'UTC' };
}

function isAsDeclared(scheduler: JobSchedulerJson, schedule: Schedule): boolean {
  const { every, pattern, tz } = {
    every: undefined,
    pattern: undefined,
    tz: undefined,
    ...repeatOptions(schedule),
  };
  return scheduler.every === every && scheduler.pattern === pattern && scheduler.tz === tz;
}

/** BullMQ makes the next job when the one before starts; a chain that broke there would never come again. */
async function hasNextJob(queue: BullQueue, scheduler: JobSchedulerJson): Promise<boolean> {
  return (await queue.getJob(`repeat:${scheduler.key}:${scheduler.next}`)) !== undefined;
}
