import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { contactCard, contactRefusedCard } from '#src/features/contacts/cards.ts';
import { contactForm, readContactForm } from '#src/features/contacts/forms.ts';
import { logById } from '#src/features/contacts/log.ts';
import { logAs } from '#src/features/contacts/log-as.ts';
import { findReferredTo } from '#src/features/contacts/refer-to.ts';
import { showOrganisation } from '#src/features/organisations/show.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Says which organisation was meant by a name: what was typed is then logged. */
export const pickContact = defineAction({
  id: 'contact.pick',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), organisation: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return reply.onlyYou(contactRefusedCard('alreadyDone', t));
    const typed = readContactForm(taken.form);
    if (typed.note === '') return showOrganisation(given, input.organisation);
    const { contact } = await logAs(given, typed, (fresh) => logById(em, input.organisation, fresh));
    if (contact === undefined) return reply.form(contactForm(typed, t));
    const referTo = await findReferredTo(given, typed.note, input.organisation);
    return reply.replace(contactCard(contact, { referTo }, given));
  },
});
