import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { contactCard, contactRefusedCard, undoneCard } from '#src/features/contacts/cards.ts';
import { type ContactDraft, contactForm } from '#src/features/contacts/forms.ts';
import { undoContact } from '#src/features/contacts/writes.ts';
import { removeUnusedOrganisation } from '#src/features/organisations/writes.ts';
import { keepDraft } from '#src/people/drafts.ts';

/** Takes a logged contact back; what it said waits in a form. An organisation made along with it goes too. */
export const undoLoggedContact = defineAction({
  id: 'contact.undo',
  role: 'coordinator',
  input: z.object({ contact: z.uuid(), revision: z.number(), added: z.boolean().optional() }),
  async run({ input, ...given }) {
    const { em, person, now, t } = given;
    const result = await undoContact(em, { id: input.contact, revision: input.revision }, person, now);
    if (!result.ok) {
      if (result.reason !== 'changed') return reply.onlyYou(contactRefusedCard(result.reason, t));
      const first = t('contacts.changedBy', { name: result.by });
      return reply.replace(contactCard(result.contact, { first }, given));
    }
    const { contact } = result;
    const { id, name } = contact.organisation;
    const removed = input.added === true && (await removeUnusedOrganisation(em, id, given));
    const typed: ContactDraft = {
      ...contact,
      organisation: removed ? undefined : { value: id, label: name },
      typedName: removed ? name : undefined,
    };
    const draft = await keepDraft(em, { ...given, form: contactForm(typed, t) });
    return reply.replace(undoneCard(contact, draft, t));
  },
});
