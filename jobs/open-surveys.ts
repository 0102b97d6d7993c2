import { z } from 'zod';
import { listMeetingsToAskAbout } from '#src/features/surveys/reads.ts';
import { openDueSurvey } from '#src/features/surveys/writes.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every minute: sends the survey after each meeting that ended two hours ago. The survey's row is the marker, one for
 * a meeting, in one transaction with what is sent: after a crash the next minute finds the meetings left.
 */
export const openSurveys = defineJob({
  name: 'survey.open',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    const now = context.clock();
    const due = await context.transact({ across: 'find meetings whose survey is due' }, (em) =>
      listMeetingsToAskAbout(em, now),
    );
    await oneByOne(due, (one) => context.transact(one.workspaceId, (em) => openDueSurvey(em, one, now)));
  },
});
