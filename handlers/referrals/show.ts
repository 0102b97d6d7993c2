import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showReferral } from '#src/features/referrals/replies.ts';

/** A referral as it is now. */
export const showReferralAction = defineAction({
  id: 'referral.show',
  role: 'coordinator',
  input: z.object({ referral: z.uuid() }),
  run: async ({ input, ...given }) => reply.onlyYou(await showReferral(given, input.referral)),
});
