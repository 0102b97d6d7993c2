import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { referralChangeForm } from '#src/features/referrals/forms.ts';
import { findReferral } from '#src/features/referrals/reads.ts';
import { referralRefusedReply } from '#src/features/referrals/replies.ts';
import { isOpen } from '#src/features/referrals/rules.ts';

/** Opens the form with what is asked and by when. */
export const changeReferralAction = defineAction({
  id: 'referral.change',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ referral: z.uuid() }),
  async run({ input, ...given }) {
    const referral = await findReferral(given.em, input.referral);
    if (referral === undefined) return referralRefusedReply(given, input.referral, 'gone');
    if (!isOpen(referral.status)) return referralRefusedReply(given, referral.id, 'closed');
    return reply.form(referralChangeForm(referral, given.t));
  },
});
