import { once } from 'node:events';
import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Backend } from './backend.ts';

const longestRetryDelayMs = 2_000;

/**
 * BullMQ on Redis (5 or later), by two shared connections and a blocking one for each worker.
 * @param onError every error of a shared connection, also each failed attempt to reconnect
 */
export function openRedisBackend(redisUrl: string, onError: (error: unknown) => void): Backend {
  const retryStrategy = (attempt: number) => Math.min(attempt * 100, longestRetryDelayMs);
  // Whoever adds a job is waiting for an answer: fail at once instead of queueing while Redis is away.
  const asking = new Redis(redisUrl, { retryStrategy, enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  asking.on('error', onError);
  asking.on('close', () => onError(new Error('Connection is closed')));

  let working: Redis | undefined;
  const forWorkers = (): Redis => {
    // A worker that finished a job must get that written, however long Redis is away. Not `lazyConnect`: BullMQ gives
    // such a client up when its first attempt to connect fails.
    working ??= new Redis(redisUrl, { retryStrategy, maxRetriesPerRequest: null }).on('error', onError);
    return working;
  };

  return {
    kind: 'redis',
    connect: (name, options, role = {}) =>
      createRedisBackend(
        name,
        { ...options, connection: role.withBlockingConnection ? forWorkers() : asking },
        role,
      ),
    async probe() {
      // On its way for the first time, or once more: what comes of that is the answer.
      if (asking.status === 'connecting' || asking.status === 'connect') await once(asking, 'ready');
      await asking.ping();
    },
    async close() {
      asking.disconnect();
      working?.disconnect();
    },
  };
}
