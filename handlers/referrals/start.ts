import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { findNeed, listNames, listNeedsToldIn } from '#src/features/organisations/reads.ts';
import { emptyDraft, referralForm } from '#src/features/referrals/forms.ts';

/**
 * Opens the form that refers something, with what is known already: whom it is about, the body, and the need, or those
 * that were told in a contact. The note of a contact is the coordinators' own, and does not go along.
 */
export const startReferral = defineAction({
  id: 'referral.start',
  role: 'coordinator',
  opensForm: true,
  input: z.object({
    organisation: z.uuid().optional(),
    body: z.uuid().optional(),
    need: z.uuid().optional(),
    contact: z.uuid().optional(),
  }),
  async run({ input, em, t }) {
    const ids = [input.organisation, input.body].filter((one) => one !== undefined);
    const names = await listNames(em, ids);
    const chosen = (id: string | undefined) => {
      const label = id === undefined ? undefined : names.get(id);
      return id === undefined || label === undefined ? undefined : { value: id, label };
    };
    const asked = input.need === undefined ? undefined : await findNeed(em, input.need);
    const told = input.contact === undefined ? [] : await listNeedsToldIn(em, input.contact);
    const needs = asked === undefined ? told : [asked];
    const draft = {
      ...emptyDraft,
      organisation: chosen(input.organisation),
      body: chosen(input.body),
      matter: needs.map(({ category }) => t(`categories.${category}`)).join(', '),
      need: needs[0]?.id,
    };
    return reply.form(referralForm(draft, t));
  },
});
