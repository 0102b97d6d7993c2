import { z } from 'zod';
import { defineJob } from './job-context.ts';

/**
 * Every 30 s: handles what was kept but never handled, and forgets what is old. Each thing is marked in the
 * transaction that handles it; after a crash its lease runs out and the next sweep takes it.
 */
export const sweepInbox = defineJob({
  name: 'inbox.sweep',
  data: z.object({}),
  schedule: { everyMs: 30_000 },
  async run({ context }) {
    await context.sweepInbox();
  },
});
