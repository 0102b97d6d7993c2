import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { isName } from '#src/features/organisations/rules.ts';
import { addOrganisation } from '#src/features/organisations/writes.ts';
import { alreadyDoneCard } from '#src/features/referrals/choice-cards.ts';
import { readReferralForm, referralForm } from '#src/features/referrals/forms.ts';
import { settle } from '#src/features/referrals/line.ts';
import { referralPressReply } from '#src/features/referrals/replies.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Adds the body or the organisation that nobody knew, by the name that was typed, and goes on with the rest. */
export const addReferred = defineAction({
  id: 'referral.add',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), role: z.enum(['organisation', 'body']) }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return reply.onlyYou(alreadyDoneCard(given));
    const typed = readReferralForm(taken.form);
    const name = typed[`${input.role}Name`];
    if (!isName(name)) return reply.form(referralForm(typed, t));
    const kind = input.role === 'body' ? 'authority' : 'association';
    const { id } = await addOrganisation(em, name, given, kind);
    const chosen = { [input.role]: { value: id, label: name } };
    return referralPressReply(given, await settle(given, { ...typed, ...chosen }));
  },
});
