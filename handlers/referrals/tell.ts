import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { referralRefusedReply, showReferral } from '#src/features/referrals/replies.ts';
import { tellAfterAll } from '#src/features/referrals/writes.ts';

/** The coordinator lets the organisation know after all. */
export const tellOfReferral = defineAction({
  id: 'referral.tell',
  role: 'coordinator',
  input: z.object({ referral: z.uuid() }),
  async run({ input, ...given }) {
    const result = await tellAfterAll(given.em, input.referral, given);
    return result.ok
      ? reply.replace(await showReferral(given, input.referral))
      : referralRefusedReply(given, input.referral, result.reason);
  },
});
