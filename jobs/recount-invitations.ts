import { z } from 'zod';
import { listMeetingsToRecount } from '#src/features/meetings/reads.ts';
import { recount } from '#src/features/meetings/recount.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every minute: brings the coordinators' cards up to date with the invitations sent since. The card's last edit is the
 * marker; after a crash the next minute finds the same meetings, and an edit twice shows the same.
 */
export const recountInvitations = defineJob({
  name: 'meeting.recount',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    const now = context.clock();
    const behind = await context.transact({ across: 'find meetings whose invitations went out' }, (em) =>
      listMeetingsToRecount(em, now),
    );
    await oneByOne(behind, ({ workspaceId, meetingId }) =>
      context.transact(workspaceId, (em) => recount(em, meetingId)),
    );
  },
});
