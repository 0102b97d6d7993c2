import { z } from 'zod';
import { defineJob } from './job-context.ts';

/**
 * Sends one delivery. Its row is the marker: claimed under a lease first, so that running twice sends once; after a
 * crash the lease runs out, and the sweep has it looked for before it is sent again.
 */
export const deliver = defineJob({
  name: 'delivery.send',
  data: z.object({ delivery: z.uuid() }),
  queue: 'deliveries',
  async run({ data, context }) {
    await context.outbox.deliverOne(data.delivery);
  },
});
