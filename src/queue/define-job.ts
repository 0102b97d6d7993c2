import type { z } from 'zod';
import type { WorkQueueName } from './queue-names.ts';

/** What a job may carry: ids and plain marks, never text somebody wrote – whoever opens the dashboard sees it. */
export type JobData = {
  readonly [key: string]: string | number | boolean | null | undefined | readonly string[];
};

/** When a job comes by itself: a cron pattern (in UTC unless a zone is given) or a fixed interval. */
export type Schedule = { readonly pattern: string; readonly zone?: string } | { readonly everyMs: number };

/** A job as it is written down in `jobs/`. */
export interface JobDeclaration<Data extends JobData, Context> {
  /** `feature.verb`; also the scheduler's id. */
  readonly name: string;
  readonly data: z.ZodType<Data>;
  /** Where it waits when added by hand; `jobs` unless said otherwise. */
  readonly queue?: WorkQueueName;
  /** A scheduled job is run with `{}`, which its schema must accept. */
  readonly schedule?: Schedule;
  run(given: { readonly data: Data; readonly context: Context }): Promise<void>;
}

/** A declared job: what `Queues.add` and `startWorkers` take. */
export interface Job<Data extends JobData, Context> {
  readonly name: string;
  readonly queue: WorkQueueName;
  readonly schedule: Schedule | undefined;
  /** Reads data against the job's schema; the reason names the fields, not their values. */
  check(
    data: unknown,
  ): { readonly ok: true; readonly data: Data } | { readonly ok: false; readonly reason: string };
  run(given: { readonly data: Data; readonly context: Context }): Promise<void>;
}

/**
 * Gives the app its `defineJob`, in which every `run` receives the app's own context.
 * @throws Error from `defineJob` when a schedule's `{}` does not satisfy the schema
 */
export function jobDefiner<Context>() {
  return function defineJob<Data extends JobData>(
    declaration: JobDeclaration<Data, Context>,
  ): Job<Data, Context> {
    const { name, data: schema, schedule } = declaration;
    const check = (data: unknown) => {
      const read = schema.safeParse(data);
      return read.success
        ? ({ ok: true, data: read.data } as const)
        : ({ ok: false, reason: read.error.issues.map(describeIssue).join('; ') } as const);
    };
    const empty = check({});
    if (schedule !== undefined && !empty.ok) {
      throw new Error(`Job ${name} is scheduled, so it must accept empty data: ${empty.reason}`);
    }
    return {
      name,
      queue: declaration.queue ?? 'jobs',
      schedule,
      check,
      run: (given) => declaration.run(given),
    };
  };
}

function describeIssue(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return issue.path.length === 0 ? issue.message : `${issue.path.map(String).join('.')}: ${issue.message}`;
}
