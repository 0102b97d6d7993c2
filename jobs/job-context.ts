import type { MikroORM } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Vault } from '#src/conversation/vault.ts';
import type { Log } from '#src/log.ts';
import type { Outbox } from '#src/outbox/outbox.ts';
import type { Transact } from '#src/persistence/transaction.ts';
import { jobDefiner } from '#src/queue/define-job.ts';

/** What every job is given. It writes by `transact`, one workspace at a time, as everybody does. */
export interface JobContext {
  readonly orm: MikroORM;
  readonly transact: Transact;
  readonly outbox: Outbox;
  /** Takes up what came in and was never handled. */
  readonly sweepInbox: () => Promise<void>;
  /** Brings the pages up to date that people look at. */
  readonly refreshPages: () => Promise<void>;
  readonly vault: Vault;
  readonly clock: () => DateTime;
  readonly log: Log;
}

/** Declares a job. */
export const defineJob = jobDefiner<JobContext>();
