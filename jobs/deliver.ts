import { z } from 'zod';
import { defineJob } from './job-context.ts';

/**
 * Sends some deliveries. The row of each is its marker: claimed under a lease first, so that running twice sends once;
 * after a crash what was not claimed still waits, and of the others the leases run out, and the sweep has them looked for
 * before they are sent again.
 */
export const deliver = defineJob({
  name: 'delivery.send',
  data: z.object({ deliveries: z.array(z.uuid()), urgent: z.boolean() }),
  queue: 'deliveries',
  async run({ data, context }) {
    await context.outbox.deliverAll(data.deliveries, data.urgent);
  },
});
