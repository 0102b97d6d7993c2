import { z } from 'zod';
import { forgetOldDrafts } from '#src/features/surveys/drafts.ts';
import { forgetExpiredDrafts } from '#src/people/drafts.ts';
import { defineJob } from './job-context.ts';

/**
 * Every night: removes unfinished forms older than seven days, and surveys being made that nobody has changed for long.
 * A statement for each: a crash leaves them to the next night.
 */
export const forgetDrafts = defineJob({
  name: 'draft.forget',
  data: z.object({}),
  schedule: { pattern: '17 3 * * *' },
  async run({ context }) {
    const now = context.clock();
    await context.transact({ across: 'remove expired drafts' }, async (em) => {
      await forgetExpiredDrafts(em, now);
      await forgetOldDrafts(em, now);
    });
  },
});
