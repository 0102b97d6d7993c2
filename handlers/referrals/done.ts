import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { closeReferral } from '#src/features/referrals/answers.ts';
import { referralRefusedReply, showReferral } from '#src/features/referrals/replies.ts';

/** A coordinator states that it is done. */
export const finishReferral = defineAction({
  id: 'referral.done',
  role: 'coordinator',
  input: z.object({ referral: z.uuid(), revision: z.number() }),
  async run({ input, ...given }) {
    const result = await closeReferral(given.em, { ...input, status: 'done' }, given);
    return result.ok
      ? reply.replace(await showReferral(given, input.referral))
      : referralRefusedReply(given, input.referral, result.reason);
  },
});
