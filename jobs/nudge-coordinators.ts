import { z } from 'zod';
import { listDueNudges, nudgeCoordinators } from '#src/features/dialogue/writes.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every minute: on working days from nine where the workspace is, tells coordinators of dialogues that have gone quiet.
 * The workspace says on which day that was done, in one transaction with what is posted: a crash leaves whole workspaces
 * to the next minute, and nobody is told twice.
 */
export const nudgeAll = defineJob({
  name: 'dialogue.nudge',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    const now = context.clock();
    const due = await context.transact({ across: 'find workspaces with quiet dialogues to tell of' }, (em) =>
      listDueNudges(em, now),
    );
    await oneByOne(due, (workspaceId) =>
      context.transact(workspaceId, (em) => nudgeCoordinators(em, workspaceId, now)),
    );
  },
});
