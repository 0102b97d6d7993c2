import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showReferrals } from '#src/features/referrals/replies.ts';

/** Shows the next page of referrals whose outcome nobody has said. */
export const listReferrals = defineAction({
  id: 'referral.list',
  role: 'coordinator',
  input: z.object({ skipped: z.number().int().nonnegative() }),
  run: async ({ input, ...given }) => reply.onlyYou(await showReferrals(given, input.skipped)),
});
