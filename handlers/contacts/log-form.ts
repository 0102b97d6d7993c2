import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { contactCard } from '#src/features/contacts/cards.ts';
import { contactFormInput } from '#src/features/contacts/forms.ts';
import { logById, logByName } from '#src/features/contacts/log.ts';
import { logAs } from '#src/features/contacts/log-as.ts';
import type { ContactView } from '#src/features/contacts/reads.ts';
import { findReferredTo } from '#src/features/contacts/refer-to.ts';
import { addOrganisation } from '#src/features/organisations/writes.ts';

/** Logs a contact from the form. A new organisation's name that is known already means the one that has it. */
export const logContactForm = defineForm({
  id: 'contact.log',
  role: 'coordinator',
  input: contactFormInput,
  async run({ input, ...given }) {
    const { em, now, t } = given;
    const { organisation, newOrganisation = '', day: happenedOn, way = null } = input;
    if (happenedOn > now.toFormat('yyyy-MM-dd')) return reply.errors({ day: t('contacts.form.future') });
    if (input.nextOn !== undefined && input.nextOn < now.toFormat('yyyy-MM-dd'))
      return reply.errors({ nextOn: t('contacts.form.nextPast') });
    const occasion = { ...input, happenedOn, way };
    const logWith = (id: string) => logAs(given, occasion, (fresh) => logById(em, id, fresh));
    const answer = input.beside ? reply.onlyYou : reply.replace;
    const show = async (contact: ContactView, added = false) => {
      const referTo = await findReferredTo(given, contact.note, contact.organisation.id);
      return answer(contactCard(contact, { added, referTo }, given));
    };
    const missing = reply.errors({ organisation: t('contacts.form.noOrganisation') });

    if (organisation !== undefined) {
      const { contact } = await logWith(organisation);
      return contact ? show(contact) : missing;
    }
    if (newOrganisation === '') return missing;
    const known = await logAs(given, occasion, (fresh) => logByName(em, newOrganisation, fresh));
    if (known.contact) return show(known.contact);
    if (known.organisations.length > 1) return reply.errors({ organisation: t('contacts.form.sameName') });
    const { id } = await addOrganisation(em, newOrganisation, given);
    const { contact } = await logWith(id);
    return contact ? show(contact, true) : missing;
  },
});
