import { ErrorCode } from 'bullmq';
import type { Log } from '#src/log.ts';

/** The part of the log that the queue writes to. */
export type QueueLog = Pick<Log, 'info' | 'warn' | 'error'>;

const probeEveryMs = 500;
const gatherMs = 1_000;

/**
 * Tells once when the queue's connection is lost and once when it is back, however many clients notice.
 * The drivers reconnect by themselves; while the connection is lost it is probed twice a second.
 */
export class ConnectionWatch {
  readonly #probe: () => Promise<void>;
  readonly #log: QueueLog;
  readonly #whenBack = new Set<() => void>();
  readonly #letGo = new Set<string>();
  #gathering: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(probe: () => Promise<void>, log: QueueLog) {
    this.#probe = probe;
    this.#log = log;
  }

  /** Takes any error that a client, a queue or a worker emitted. */
  noteError(error: unknown): void {
    if (this.#closed) return;
    if (isLetGo(error)) {
      this.#gather(error.message);
      return;
    }
    if (!isConnectionError(error)) {
      this.#log.error({ err: error }, 'The queue reported an error');
      return;
    }
    if (this.#retry !== undefined) return;
    this.#log.warn(
      { reason: describeError(error) },
      'The connection to the queue is lost; trying to get it back',
    );
    this.#probeLater();
  }

  /** Calls `listener` each time the connection has come back; returns how to stop. */
  onBack(listener: () => void): () => void {
    this.#whenBack.add(listener);
    return () => this.#whenBack.delete(listener);
  }

  /** Falls silent: what breaks from now on is part of closing. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#retry);
  }

  /** An emptied Redis lets go of everything in hand at once, and BullMQ says so twice for each. */
  #gather(message: string): void {
    this.#letGo.add(message);
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      const jobs = this.#letGo.size;
      this.#letGo.clear();
      if (!this.#closed) this.#log.warn({ jobs }, 'The queue had let go of jobs in hand; they may run again');
    }, gatherMs).unref();
  }

  #probeLater(): void {
    this.#retry = setTimeout(async () => {
      try {
        await this.#probe();
      } catch {
        if (!this.#closed) this.#probeLater();
        return;
      }
      this.#retry = undefined;
      if (this.#closed) return;
      this.#log.info('The connection to the queue is back');
      for (const listener of this.#whenBack) listener();
    }, probeEveryMs).unref();
  }
}

/** The queue did not answer in time, or its connection is down. */
class QueueUnavailableError extends Error {
  override readonly name = 'QueueUnavailableError';
}

/**
 * Waits for `work` at most `timeoutMs`; what comes later is dropped.
 * @throws QueueUnavailableError when the time is up, else what `work` throws
 */
export async function within<T>(work: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new QueueUnavailableError(`${what} took longer than ${timeoutMs} ms`)),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** One line about an error, also for those without a message (Node joins failed addresses in an AggregateError). */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || codeOf(error) || error.name;
}

const networkCodes = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT', // the Unix socket of a stopped PostgreSQL
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

// https://www.postgresql.org/docs/current/errcodes-appendix.html: class 08, shutting down, starting up
const postgresCodes = /^(08...|57P0[1-3])$/;

const messagesWithoutCode =
  /^(Connection terminated|Connection is closed|Connection ended|Client has encountered a connection error|timeout exceeded when trying to connect|Stream isn't writeable|Reached the max retries per request)/;

/** Whether an error means that the connection is down, as opposed to something being wrong with what was asked. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof QueueUnavailableError) return true;
  const code = codeOf(error);
  return networkCodes.has(code) || postgresCodes.test(code) || messagesWithoutCode.test(error.message);
}

const letGoCodes: readonly unknown[] = [
  ErrorCode.JobNotExist,
  ErrorCode.JobLockNotExist,
  ErrorCode.JobLockMismatch,
];

/** Whether a job that was done, or was being done, is no longer this worker's. */
function isLetGo(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return (
    ('code' in error && letGoCodes.includes(error.code)) || error.message.startsWith('could not renew lock')
  );
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
