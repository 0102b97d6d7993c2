import { z } from 'zod';
import { listStepsToRemind } from '#src/features/next-steps/reads.ts';
import { remindOfStep } from '#src/features/next-steps/writes.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every minute: reminds coordinators of the next steps whose day it is. Each step says whether it was, in one transaction
 * with the reminder: a crash leaves whole ones to the next minute.
 */
export const remindNextSteps = defineJob({
  name: 'nextStep.remind',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    const now = context.clock();
    const due = await context.transact({ across: 'find next steps whose day it is' }, (em) =>
      listStepsToRemind(em, now),
    );
    await oneByOne(due, (one) => context.transact(one.workspaceId, (em) => remindOfStep(em, one, now)));
  },
});
