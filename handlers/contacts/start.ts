import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { contactForm } from '#src/features/contacts/forms.ts';
import { understandNote } from '#src/features/contacts/rules.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';

/** Opens the form, for an organisation that is already chosen or with none. From a list, what comes of it is shown beside it. */
export const startContact = defineAction({
  id: 'contact.start',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ organisation: z.uuid().optional(), beside: z.boolean().default(false) }),
  async run({ input, em, now, t }) {
    const found = input.organisation && (await findOrganisation(em, input.organisation));
    const organisation = found ? { value: found.id, label: found.name } : undefined;
    const form = contactForm({ ...understandNote('', now), note: '', organisation }, t);
    return reply.form(input.beside ? { ...form, carried: { beside: true } } : form);
  },
});
