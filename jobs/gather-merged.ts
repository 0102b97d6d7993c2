import { z } from 'zod';
import { gatherMerged, listWorkspacesWithMerged } from '#src/features/organisations/merge.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every five minutes: moves what was written about an actor while it was being merged into another. Looks an hour back;
 * after a crash the next run finds the same rows, and twice moves nothing.
 */
export const gatherMergedOrganisations = defineJob({
  name: 'organisation.gather',
  data: z.object({}),
  schedule: { everyMs: 300_000 },
  async run({ context }) {
    const since = context.clock().minus({ hours: 1 });
    const workspaces = await context.transact({ across: 'find where actors were merged' }, (em) =>
      listWorkspacesWithMerged(em, since),
    );
    await oneByOne(workspaces, (workspaceId) =>
      context.transact(workspaceId, (em) => gatherMerged(em, since)),
    );
  },
});
