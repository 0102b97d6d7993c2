import { z } from 'zod';
import { forgetExpiredDrafts } from '#src/people/drafts.ts';
import { defineJob } from './job-context.ts';

/** Every night: removes unfinished forms older than seven days. One statement: a crash leaves them to the next night. */
export const forgetDrafts = defineJob({
  name: 'draft.forget',
  data: z.object({}),
  schedule: { pattern: '17 3 * * *' },
  async run({ context }) {
    await context.transact({ across: 'remove expired drafts' }, (em) =>
      forgetExpiredDrafts(em, context.clock()),
    );
  },
});
