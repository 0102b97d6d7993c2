// A worker in a process of its own that takes a job and never finishes it; a test kills it.
import { pino } from 'pino';
import { openQueues } from '#src/queue/queues.ts';
import { startWorkers } from '#src/queue/workers.ts';
import { markJob } from './mark-job.ts';

const [databaseUrl = '', redisUrl] = process.argv.slice(2);
const queues = await openQueues({ databaseUrl, redisUrl, log: pino({ level: 'silent' }) });
await startWorkers(queues, {
  jobs: [markJob],
  context: () => ({
    mark: () => {
      process.stdout.write('taken\n');
      return new Promise<void>(() => {});
    },
  }),
  lockMs: 1_000,
  // On Redis the checkers of all workers take turns; one that looks seldom would hold up the test's.
  stalledCheckMs: 200,
});
