import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { referralRefusedReply, showReferral } from '#src/features/referrals/replies.ts';
import { keepQuiet } from '#src/features/referrals/writes.ts';

/** The coordinator does not want the organisation to be told. */
export const keepReferralQuiet = defineAction({
  id: 'referral.quiet',
  role: 'coordinator',
  input: z.object({ referral: z.uuid() }),
  async run({ input, ...given }) {
    const result = await keepQuiet(given.em, input.referral, given);
    return result.ok
      ? reply.replace(await showReferral(given, input.referral))
      : referralRefusedReply(given, input.referral, result.reason);
  },
});
