import { type Job as BullJob, UnrecoverableError, Worker } from 'bullmq';
import { keyPrefix, sharedConnection } from './backend.ts';
import { isConnectionError, within } from './connection-watch.ts';
import type { Job, JobData } from './define-job.ts';
import { type QueueName, queueNames } from './queue-names.ts';
import type { Queues } from './queues.ts';
import { alignSchedules, type Scheduled } from './schedules.ts';

const defaultConcurrency: Readonly<Record<QueueName, number>> = {
  deliveries: 50,
  'urgent-deliveries': 10,
  jobs: 5,
  schedules: 3,
};

/** The job that is being run, for whoever makes its context. */
export interface JobInHand {
  readonly name: string;
  readonly id: string;
  readonly queue: QueueName;
}

/** What the workers run and how. */
export interface WorkersOptions<Context> {
  readonly jobs: readonly Job<JobData, Context>[];
  /** Jobs run at the same time, by queue. */
  readonly concurrency?: Partial<Readonly<Record<QueueName, number>>>;
  /** Makes the context of one run, such as a fork of the entity manager. */
  context(job: JobInHand): Context | Promise<Context>;
  /** How long a silent worker keeps its job before another takes it; renewed at half that. */
  readonly lockMs?: number;
  /** How often jobs of silent workers are looked for. */
  readonly stalledCheckMs?: number;
  /** How often the schedulers are compared with those declared. */
  readonly scheduleCheckMs?: number;
}

/** Running workers. */
export interface Workers {
  /** Takes no more jobs and waits for those in hand, at most `timeoutMs`; what remains is taken again by another worker. */
  close(timeoutMs: number): Promise<void>;
}

// A job whose worker died is taken again; one that kills every worker is given up.
const mostDeaths = 3;
const retryAfterLossMs = 1_000;
const alignTimeoutMs = 5_000;

/**
 * Runs the jobs of all queues in this process and keeps the schedulers as declared.
 * @throws Error when two jobs have the same name or a schedule cannot be understood
 */
export async function startWorkers<Context>(
  queues: Queues,
  options: WorkersOptions<Context>,
): Promise<Workers> {
  const { watch, log } = queues;
  const jobs = byName(options.jobs);
  const inHand = new Set<string>();
  const told = new WeakSet<Error>();

  const runJob = async (queue: QueueName, bullJob: BullJob<unknown, void>): Promise<void> => {
    const hand: JobInHand = { name: bullJob.name, id: bullJob.id ?? '', queue };
    const label = `${hand.name} ${hand.id}`;
    inHand.add(label);
    try {
      const job = jobs.get(hand.name);
      if (job === undefined) throw new UnrecoverableError(`No job is called ${hand.name}`);
      const checked = job.check(bullJob.data);
      if (!checked.ok) throw new UnrecoverableError(`Data does not fit the job: ${checked.reason}`);
      await job.run({ data: checked.data, context: await options.context(hand) });
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      // Told here, since BullMQ says nothing about it when the failure cannot be written down.
      log.error({ err: error, job: hand.name, jobId: hand.id, queue }, 'A job failed');
      told.add(error);
      throw error;
    } finally {
      inHand.delete(label);
    }
  };

  const workers = queueNames.map((queue) => {
    const worker = new Worker(
      queue,
      (bullJob: BullJob<unknown, void>) => runJob(queue, bullJob),
      {
        connection: sharedConnection,
        prefix: keyPrefix,
        concurrency: options.concurrency?.[queue] ?? defaultConcurrency[queue],
        lockDuration: options.lockMs ?? 30_000,
        stalledInterval: options.stalledCheckMs ?? 30_000,
        maxStalledCount: mostDeaths,
        runRetryDelay: retryAfterLossMs,
      },
      queues.backend.connect,
    );
    worker.on('error', (error) => watch.noteError(error));
    worker.on('stalled', (jobId) =>
      log.warn({ jobId, queue }, 'A job’s worker fell silent; the job is taken again'),
    );
    worker.on('failed', (bullJob, error) => {
      if (!told.has(error))
        log.error({ err: error, job: bullJob?.name, jobId: bullJob?.id, queue }, 'A job failed');
    });
    return worker;
  });

  const scheduled = options.jobs.flatMap(({ name, schedule }): Scheduled[] =>
    schedule ? [{ name, schedule }] : [],
  );
  let aligning: Promise<void> | undefined;
  const align = async (): Promise<void> => {
    aligning ??= within(
      alignSchedules(queues.bull.schedules, scheduled),
      alignTimeoutMs,
      'Setting the schedules',
    ).finally(() => {
      aligning = undefined;
    });
    await aligning;
  };
  const alignAgain = () => void align().catch((error: unknown) => watch.noteError(error));

  const stopWatching = watch.onBack(alignAgain);
  const timer = setInterval(alignAgain, options.scheduleCheckMs ?? 30_000).unref();

  const close = async (timeoutMs: number): Promise<void> => {
    clearInterval(timer);
    stopWatching();
    try {
      await within(
        Promise.all(workers.map((worker) => worker.close())),
        timeoutMs,
        'Finishing the jobs in hand',
      );
    } catch {
      log.warn({ jobs: [...inHand] }, 'Some jobs did not finish in time; another worker takes them again');
      await Promise.allSettled(workers.map((worker) => within(worker.disconnect(), 500, 'Disconnecting')));
    }
  };

  try {
    // BullMQ remembers a failed first contact with PostgreSQL for good, and then finishes no job.
    if (queues.backend.kind === 'postgres')
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    await align();
  } catch (error) {
    if (queues.backend.kind === 'postgres' || !isConnectionError(error)) {
      await close(1_000);
      throw error;
    }
    watch.noteError(error);
  }
  return { close };
}

function byName<Context>(jobs: readonly Job<JobData, Context>[]): ReadonlyMap<string, Job<JobData, Context>> {
  const named = new Map<string, Job<JobData, Context>>();
  for (const job of jobs) {
    if (named.has(job.name)) throw new Error(`Two jobs are called ${job.name}`);
    named.set(job.name, job);
  }
  return named;
}
