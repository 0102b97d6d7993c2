import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { contactRefusedCard } from '#src/features/contacts/cards.ts';
import { contactChangeForm } from '#src/features/contacts/forms.ts';
import { findContact } from '#src/features/contacts/reads.ts';

/** Opens the form with what the contact says now. */
export const changeContact = defineAction({
  id: 'contact.change',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ contact: z.uuid() }),
  async run({ input, em, t }) {
    const contact = await findContact(em, input.contact);
    return contact === undefined
      ? reply.onlyYou(contactRefusedCard('gone', t))
      : reply.form(contactChangeForm(contact, t));
  },
});
