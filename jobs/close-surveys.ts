import { z } from 'zod';
import { noteSealed } from '#src/features/surveys/ballots.ts';
import { listSurveysToClose } from '#src/features/surveys/reads.ts';
import { closeSurvey } from '#src/features/surveys/writes.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every minute: closes surveys that have had their time and sends their result. Answers are refused from the hour
 * itself on; the row says whether the result was told, so a crash leaves whole surveys to the next minute.
 */
export const closeSurveys = defineJob({
  name: 'survey.close',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    const now = context.clock();
    const due = await context.transact({ across: 'find surveys that have had their time' }, (em) =>
      listSurveysToClose(em, now),
    );
    const { vault } = context;
    await oneByOne(due, async (one) => {
      await context.transact(one.workspaceId, (em) => noteSealed(em, one.id, { now, vault }));
      await context.transact(one.workspaceId, (em) => closeSurvey(em, one, { now, vault }));
    });
  },
});
