import { z } from 'zod';
import { defineJob } from './job-context.ts';

/**
 * Every 30 s: queues what is due within two minutes, what lost its worker, and what an emptied queue has forgotten. It
 * changes no delivery, so that a crash in the middle only leaves the rest to the next one.
 */
export const sweepDeliveries = defineJob({
  name: 'delivery.sweep',
  data: z.object({}),
  schedule: { everyMs: 30_000 },
  async run({ context }) {
    await context.outbox.sweep();
  },
});
