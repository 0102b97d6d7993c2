import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { closeReferral } from '#src/features/referrals/answers.ts';
import { referralEndInput } from '#src/features/referrals/forms.ts';
import { referralRefusedReply, showReferral } from '#src/features/referrals/replies.ts';

/** A coordinator states that nothing came of it, and why. */
export const endReferralForm = defineForm({
  id: 'referral.end',
  role: 'coordinator',
  input: referralEndInput,
  async run({ input, ...given }) {
    const result = await closeReferral(given.em, { ...input, status: 'ended' }, given);
    return result.ok
      ? reply.replace(await showReferral(given, input.referral))
      : referralRefusedReply(given, input.referral, result.reason);
  },
});
