import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { contactCard } from '#src/features/contacts/cards.ts';
import { contactChangeForm, contactChangeInput, contactForm } from '#src/features/contacts/forms.ts';
import { excerpt } from '#src/features/contacts/rules.ts';
import { changeContact } from '#src/features/contacts/writes.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';

/** Saves a changed contact. Who is second of two at once is told who was first, and keeps their own text in the form. */
export const changeContactForm = defineForm({
  id: 'contact.change',
  role: 'coordinator',
  input: contactChangeInput,
  async run({ input, ...given }) {
    const { em, person, now, t } = given;
    const { contact: id, revision, day: happenedOn, way = null } = input;
    if (happenedOn > now.toFormat('yyyy-MM-dd')) return reply.errors({ day: t('contacts.form.future') });
    if (input.nextOn !== undefined && input.nextOn < happenedOn)
      return reply.errors({ nextOn: t('contacts.form.nextPast') });
    const organisation = await findOrganisation(em, input.organisation);
    if (organisation === undefined) return reply.errors({ organisation: t('contacts.form.noOrganisation') });
    const change = { ...input, happenedOn, way, organisationId: organisation.id };
    const result = await changeContact(em, { id, revision, change }, person, now);
    if (result.ok) {
      return reply.replace(contactCard(result.contact, { changed: true }, given));
    }
    const chosen = { value: organisation.id, label: organisation.name };
    const draft = { ...change, organisation: chosen };
    if (result.reason !== 'changed') {
      return reply.form(contactForm(draft, t, t('contacts.form.gone')));
    }
    const intro = t('contacts.form.changedBy', {
      name: result.by,
      note: excerpt(result.contact.note).text,
    });
    return reply.form(contactChangeForm(result.contact, t, { draft, intro }));
  },
});
