import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { findNeed, listNames } from '#src/features/organisations/reads.ts';
import { emptyDraft, referralForm } from '#src/features/referrals/forms.ts';

/** Opens the form that refers something, with what is known already: whom it is about, the body, the need. */
export const startReferral = defineAction({
  id: 'referral.start',
  role: 'coordinator',
  opensForm: true,
  input: z.object({
    organisation: z.uuid().optional(),
    body: z.uuid().optional(),
    need: z.uuid().optional(),
  }),
  async run({ input, em, t }) {
    const ids = [input.organisation, input.body].filter((one) => one !== undefined);
    const names = await listNames(em, ids);
    const chosen = (id: string | undefined) => {
      const label = id === undefined ? undefined : names.get(id);
      return id === undefined || label === undefined ? undefined : { value: id, label };
    };
    const need = input.need === undefined ? undefined : await findNeed(em, input.need);
    const draft = {
      ...emptyDraft,
      organisation: chosen(input.organisation),
      body: chosen(input.body),
      matter: need === undefined ? '' : t(`categories.${need.category}`),
      need: need?.id,
    };
    return reply.form(referralForm(draft, t));
  },
});
