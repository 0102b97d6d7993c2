import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { withdrawnCard } from '#src/features/referrals/cards.ts';
import { draftOf, referralForm } from '#src/features/referrals/forms.ts';
import { findOverview } from '#src/features/referrals/overview.ts';
import { referralRefusedReply } from '#src/features/referrals/replies.ts';
import { withdrawReferral } from '#src/features/referrals/writes.ts';
import { keepDraft } from '#src/people/drafts.ts';

/** Takes a referral back; what it said waits in a form. */
export const withdrawReferralAction = defineAction({
  id: 'referral.withdraw',
  role: 'coordinator',
  input: z.object({ referral: z.uuid() }),
  async run({ input, ...given }) {
    const { em, now, t } = given;
    const result = await withdrawReferral(em, input.referral, given);
    if (!result.ok) return referralRefusedReply(given, input.referral, result.reason);
    const referral = await findOverview(em, input.referral, now);
    if (referral === undefined) return referralRefusedReply(given, input.referral, 'gone');
    const draft = await keepDraft(em, { ...given, form: referralForm(draftOf(referral, now), t) });
    return reply.replace(withdrawnCard(referral, draft, given, result.out));
  },
});
