import { z } from 'zod';
import { listDueDigests } from '#src/features/digest/reads.ts';
import { postDueDigest } from '#src/features/digest/writes.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every minute: on Mondays from 08:00 where the workspace is, posts its week. The delivery's key names the ISO week,
 * so there is at most one however often this runs; after a crash the next minute finds the workspaces left.
 */
export const postDigest = defineJob({
  name: 'digest.post',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    const now = context.clock();
    const due = await context.transact({ across: 'find workspaces whose week is due' }, (em) =>
      listDueDigests(em, now),
    );
    await oneByOne(due, (workspaceId) =>
      context.transact(workspaceId, (em) => postDueDigest(em, workspaceId, now)),
    );
  },
});
