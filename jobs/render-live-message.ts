import { z } from 'zod';
import { defineJob } from './job-context.ts';

/**
 * Puts the newest state into one message that stands in a conversation. Its row says which state it shows; after a
 * crash it is still behind, and the sweep has it edited again.
 */
export const renderLiveMessage = defineJob({
  name: 'message.edit',
  data: z.object({ message: z.uuid() }),
  async run({ data, context }) {
    await context.outbox.renderOne(data.message);
  },
});
