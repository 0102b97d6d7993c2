import { Queue } from 'bullmq';
import { type Backend, type BullQueue, keyPrefix, sharedConnection } from './backend.ts';
import { ConnectionWatch, type QueueLog, within } from './connection-watch.ts';
import type { Job, JobData } from './define-job.ts';
import { openPostgresBackend } from './postgres-backend.ts';
import { type QueueName, queueNames, type WorkQueueName } from './queue-names.ts';
import { openRedisBackend } from './redis-backend.ts';

const addTimeoutMs = 5_000;
const readyTimeoutMs = 2_000;
// Nobody reads BullMQ's event streams here.
const keptEvents = 100;

/** Where the queues live: on Redis when it has an address, otherwise in the PostgreSQL that holds everything else. */
export interface QueuesOptions {
  readonly redisUrl?: string | undefined;
  readonly databaseUrl: string;
  readonly log: QueueLog;
}

/** How one job is added. */
export interface AddOptions {
  /** Adding an id that still waits or runs does nothing. Never with `:`, nor digits only (BullMQ's own ids). */
  readonly id?: string;
  readonly delayMs?: number;
  /** Another queue than the job's own. */
  readonly queue?: WorkQueueName;
}

/** How many jobs a queue holds in each state. */
export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
}

/** The four queues. What is added is tried once and removed when done; who needs another try keeps a row and adds again. */
export class Queues {
  /** For the workers and the dashboard in this room. */
  readonly backend: Backend;
  /** For the workers and the dashboard in this room. */
  readonly watch: ConnectionWatch;
  /** For the workers and the dashboard in this room. */
  readonly bull: Readonly<Record<QueueName, BullQueue>>;
  readonly log: QueueLog;

  constructor(backend: Backend, watch: ConnectionWatch, log: QueueLog) {
    this.backend = backend;
    this.watch = watch;
    this.log = log;
    const open = (name: QueueName): BullQueue => {
      const queue: BullQueue = new Queue(
        name,
        {
          connection: sharedConnection,
          prefix: keyPrefix,
          defaultJobOptions: { attempts: 1, removeOnComplete: true, removeOnFail: true },
          streams: { events: { maxLen: keptEvents } },
        },
        backend.connect,
      );
      return queue.on('error', (error) => watch.noteError(error));
    };
    this.bull = {
      deliveries: open('deliveries'),
      'urgent-deliveries': open('urgent-deliveries'),
      jobs: open('jobs'),
      schedules: open('schedules'),
    };
  }

  /**
   * Adds one job.
   * @throws QueueUnavailableError or the driver's error when the queue cannot be reached, within 5 s
   * @throws Error when the data does not fit the job or the id is not allowed
   */
  async add<Data extends JobData, Context>(
    job: Job<Data, Context>,
    data: Data,
    options: AddOptions = {},
  ): Promise<void> {
    await this.addAll(job, [{ ...options, data }], options.queue);
  }

  /**
   * Adds many jobs of one kind in one round trip; errors as in {@link Queues.add}.
   * @param queue another queue than the job's own
   */
  async addAll<Data extends JobData, Context>(
    job: Job<Data, Context>,
    items: readonly (Omit<AddOptions, 'queue'> & { readonly data: Data })[],
    queue: WorkQueueName = job.queue,
  ): Promise<void> {
    if (items.length === 0) return;
    const jobs = items.map(({ data, id, delayMs }) => ({
      name: job.name,
      data: checkedData(job, data),
      opts: {
        ...(id !== undefined && { jobId: checkedId(id) }),
        ...(delayMs !== undefined && { delay: Math.max(0, delayMs) }),
      },
    }));
    await within(this.bull[queue].addBulk(jobs), addTimeoutMs, `Adding ${job.name} to the queue`);
  }

  /** @throws Error that says why the queue cannot be reached, within 2 s */
  async ready(): Promise<void> {
    await within(this.backend.probe(), readyTimeoutMs, 'Asking the queue');
  }

  /** How many jobs wait, run and are delayed, by queue. */
  async counts(): Promise<Readonly<Record<QueueName, QueueCounts>>> {
    const count = async (name: QueueName): Promise<QueueCounts> => {
      const {
        waiting = 0,
        active = 0,
        delayed = 0,
      } = await this.bull[name].getJobCounts('waiting', 'active', 'delayed');
      return { waiting, active, delayed };
    };
    const [deliveries, urgent, jobs, schedules] = await within(
      Promise.all([count('deliveries'), count('urgent-deliveries'), count('jobs'), count('schedules')]),
      readyTimeoutMs,
      'Counting the jobs',
    );
    return { deliveries, 'urgent-deliveries': urgent, jobs, schedules };
  }

  /** Ends every connection; close the workers first. */
  async close(): Promise<void> {
    this.watch.close();
    await Promise.allSettled(queueNames.map((name) => this.bull[name].close()));
    await this.backend.close();
  }
}

/**
 * Opens the queues. An unreachable Redis is waited for in the background.
 * @throws QueueVersionError when the tables in PostgreSQL are of another version, or the driver's error
 */
export async function openQueues({ redisUrl, databaseUrl, log }: QueuesOptions): Promise<Queues> {
  const noteError = (error: unknown) => watch.noteError(error);
  const watch = new ConnectionWatch(() => within(backend.probe(), readyTimeoutMs, 'Asking the queue'), log);
  let backend: Backend;
  try {
    backend = redisUrl
      ? openRedisBackend(redisUrl, noteError)
      : await openPostgresBackend(databaseUrl, noteError);
  } catch (error) {
    watch.close();
    throw error;
  }
  const queues = new Queues(backend, watch, log);
  // BullMQ remembers a failed first contact with PostgreSQL for good; Redis is waited for in the background.
  if (backend.kind === 'postgres')
    await Promise.all(queueNames.map((name) => queues.bull[name].waitUntilReady()));
  return queues;
}

function checkedData<Data extends JobData, Context>(job: Job<Data, Context>, data: Data): Data {
  const checked = job.check(data);
  if (!checked.ok) throw new Error(`Data does not fit job ${job.name}: ${checked.reason}`);
  return checked.data;
}

function checkedId(id: string): string {
  if (id.includes(':')) throw new Error(`Job id ${id} has a colon, which BullMQ keeps for itself`);
  return id;
}
