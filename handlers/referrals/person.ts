import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { alreadyDoneCard } from '#src/features/referrals/choice-cards.ts';
import { readReferralForm } from '#src/features/referrals/forms.ts';
import { settle } from '#src/features/referrals/line.ts';
import { referralPressReply } from '#src/features/referrals/replies.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Says who at the body is asked, and refers it. */
export const pickAsked = defineAction({
  id: 'referral.person',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), person: z.uuid() }),
  async run({ input, ...given }) {
    const taken = await takeDraft(given.em, input.draft, given.person);
    if (taken === undefined) return reply.onlyYou(alreadyDoneCard(given));
    const { person } = input;
    return referralPressReply(given, await settle(given, readReferralForm(taken.form), { person }));
  },
});
