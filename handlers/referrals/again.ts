import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { referralGoneCard } from '#src/features/referrals/cards.ts';
import { draftOf, referralForm } from '#src/features/referrals/forms.ts';
import { findReferral } from '#src/features/referrals/reads.ts';
import { isOpen } from '#src/features/referrals/rules.ts';

/** Opens the form with what was referred, to refer it to whom the body named instead, to somebody else, or once more. */
export const referAgain = defineAction({
  id: 'referral.again',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ referral: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t, now } = given;
    const referral = await findReferral(em, input.referral);
    if (referral === undefined) return reply.onlyYou(referralGoneCard(given));
    const { name: body } = referral.body;
    const intro = isOpen(referral.status) ? t('referrals.form.stillOpen', { body }) : undefined;
    return reply.form(referralForm(draftOf(referral, now), t, { intro }));
  },
});
