import type { Config } from '../config.ts';
import { createLog } from '../log.ts';
import { openQueues } from '../queue/queues.ts';
import { type Finding, reasonOf } from './checks.ts';

/** Asks the queue, wherever it is. */
export async function checkQueue({ redisUrl }: Config, databaseUrl: string): Promise<Finding> {
  const about = redisUrl === undefined ? 'queue (PostgreSQL)' : 'queue (Redis)';
  try {
    const queues = await openQueues({ redisUrl, databaseUrl, log: createLog('silent') });
    try {
      await queues.ready();
      const counts = Object.values(await queues.counts());
      const waiting = counts.reduce((sum, one) => sum + one.waiting + one.delayed, 0);
      return { state: 'ok', about, what: `${waiting} jobs wait` };
    } finally {
      await queues.close();
    }
  } catch (fault) {
    const todo = redisUrl === undefined ? 'npm run cli -- migrate' : 'start Redis, or check REDIS_URL';
    return { state: 'FAIL', about, what: reasonOf(fault), todo };
  }
}
