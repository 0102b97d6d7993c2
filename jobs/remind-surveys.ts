import { z } from 'zod';
import { noteSealed } from '#src/features/surveys/ballots.ts';
import { listSurveysToRemind } from '#src/features/surveys/reads.ts';
import { remindSilent } from '#src/features/surveys/writes.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every minute: reminds those who have answered nothing after three days. Each request says whether its person was
 * reminded, in one transaction with the reminder: a crash leaves whole surveys to the next minute.
 */
export const remindSurveys = defineJob({
  name: 'survey.remind',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    const now = context.clock();
    const due = await context.transact({ across: 'find surveys with silent people' }, (em) =>
      listSurveysToRemind(em, now),
    );
    const { vault } = context;
    await oneByOne(due, async (one) => {
      await context.transact(one.workspaceId, (em) => noteSealed(em, one.id, { now, vault }));
      await context.transact(one.workspaceId, (em) => remindSilent(em, one, now));
    });
  },
});
