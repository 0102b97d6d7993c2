import type { BackendFactory, ConnectionOptions, IQueueBackend, Queue } from 'bullmq';
import type { JobData } from './define-job.ts';

/** What differs between Redis and PostgreSQL. Not in it: queues, jobs, schedules – BullMQ is the same on both. */
export interface Backend {
  readonly kind: 'redis' | 'postgres';
  /** Builds the connection of one BullMQ queue or worker out of shared clients. */
  readonly connect: BackendFactory<IQueueBackend, ConnectionOptions>;
  /** One round trip; throws what is wrong. */
  probe(): Promise<void>;
  /** Ends the shared clients, answered or not. */
  close(): Promise<void>;
}

/** A BullMQ queue on either backend. */
export type BullQueue = Queue<JobData, void, string, JobData, void, string, IQueueBackend>;

/** BullMQ asks for connection options although {@link Backend.connect} already has its clients. */
export const sharedConnection: ConnectionOptions = {};

/** Keeps our keys in a Redis shared with others apart; PostgreSQL has the schema `bullmq` instead. */
export const keyPrefix = 'bryggan';
