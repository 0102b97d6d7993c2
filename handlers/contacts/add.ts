import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { contactCard, contactRefusedCard } from '#src/features/contacts/cards.ts';
import { contactForm, readContactForm } from '#src/features/contacts/forms.ts';
import { logById } from '#src/features/contacts/log.ts';
import { logAs } from '#src/features/contacts/log-as.ts';
import { findReferredTo } from '#src/features/contacts/refer-to.ts';
import { isName } from '#src/features/organisations/rules.ts';
import { showOrganisation } from '#src/features/organisations/show.ts';
import { addOrganisation } from '#src/features/organisations/writes.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Adds the organisation that nobody knew, by the name that was typed, and logs what was typed about it. */
export const addToContact = defineAction({
  id: 'contact.add',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return reply.onlyYou(contactRefusedCard('alreadyDone', t));
    const typed = readContactForm(taken.form);
    const name = typed.typedName ?? '';
    if (!isName(name)) return reply.form(contactForm(typed, t));
    const { id } = await addOrganisation(em, name, given);
    if (typed.note === '') return showOrganisation(given, id);
    const { contact } = await logAs(given, typed, (fresh) => logById(em, id, fresh));
    if (contact === undefined) return reply.form(contactForm(typed, t));
    const referTo = await findReferredTo(given, typed.note, id);
    return reply.replace(contactCard(contact, { added: true, referTo }, given));
  },
});
