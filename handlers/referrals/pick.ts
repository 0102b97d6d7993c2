import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { listNames } from '#src/features/organisations/reads.ts';
import { alreadyDoneCard } from '#src/features/referrals/choice-cards.ts';
import { readReferralForm } from '#src/features/referrals/forms.ts';
import { settle } from '#src/features/referrals/line.ts';
import { referralPressReply } from '#src/features/referrals/replies.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Says which organisation was meant by a name, and goes on with the rest. */
export const pickReferred = defineAction({
  id: 'referral.pick',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), role: z.enum(['organisation', 'body']), organisation: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person } = given;
    const label = (await listNames(em, [input.organisation])).get(input.organisation);
    const taken = label === undefined ? undefined : await takeDraft(em, input.draft, person);
    if (label === undefined || taken === undefined) return reply.onlyYou(alreadyDoneCard(given));
    const chosen = { [input.role]: { value: input.organisation, label } };
    return referralPressReply(given, await settle(given, { ...readReferralForm(taken.form), ...chosen }));
  },
});
