import { z } from 'zod';
import { listSilentReferrals } from '#src/features/referrals/reads.ts';
import { breakSilence } from '#src/features/referrals/silence.ts';
import { defineJob } from './job-context.ts';
import { oneByOne } from './one-by-one.ts';

/**
 * Every minute: reminds bodies that have said nothing, and brings matters back to their coordinators. Each referral says
 * when it is time again, in one transaction with what is sent: a crash leaves whole ones to the next minute.
 */
export const remindReferrals = defineJob({
  name: 'referral.remind',
  data: z.object({}),
  schedule: { everyMs: 60_000 },
  async run({ context }) {
    const now = context.clock();
    const due = await context.transact({ across: 'find referrals that nothing is heard of' }, (em) =>
      listSilentReferrals(em, now),
    );
    await oneByOne(due, (one) => context.transact(one.workspaceId, (em) => breakSilence(em, one, now)));
  },
});
