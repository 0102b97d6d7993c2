import { z } from 'zod';
import { listSurveysWithKey, noteSealed, openBallots } from '#src/features/surveys/ballots.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every ten seconds: notes who has sent an anonymous form, and opens the forms once enough of them wait. These are
 * two transactions, lest the marks of one transaction join the person to the answers. A ballot is opened only when
 * its person is noted, and deleted with that: a crash leaves whole ballots to the next time.
 */
export const openBallotsTogether = defineJob({
  name: 'survey.ballots',
  data: z.object({}),
  schedule: { everyMs: 10_000 },
  async run({ context }) {
    const { transact, vault } = context;
    const now = context.clock();
    const open = await transact({ across: 'find anonymous surveys that take answers' }, listSurveysWithKey);
    await oneByOne(open, async (one) => {
      await transact(one.workspaceId, (em) => noteSealed(em, one.id, { now, vault }));
      await transact(one.workspaceId, (em) => openBallots(em, one.id, vault));
    });
  },
});
