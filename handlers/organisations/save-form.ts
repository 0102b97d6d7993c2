import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { button } from '#src/conversation/elements/button.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import {
  organisationForm,
  organisationFormInput,
  readOrganisation,
} from '#src/features/organisations/forms.ts';
import { findOrganisation, listSpeakers } from '#src/features/organisations/reads.ts';
import { addFull, changeOrganisation } from '#src/features/organisations/save.ts';
import { replaceOrganisation } from '#src/features/organisations/show.ts';
import { keepDraft } from '#src/people/drafts.ts';

/** Saves a new or a changed organisation. Who is second of two at once keeps their own text in the form. */
export const saveOrganisationForm = defineForm({
  id: 'organisation.save',
  role: 'coordinator',
  input: organisationFormInput,
  async run({ input, ...given }) {
    const { em, t } = given;
    const change = readOrganisation(input);
    const { organisation: id, revision = 0 } = input;
    const sameName = reply.errors({ name: t('organisations.form.sameName') });
    if (id === undefined) {
      const saved = await addFull(em, change, given);
      if (!saved.ok) return sameName;
      const undo = button(t('contacts.undo'), 'organisation.remove', {
        organisation: saved.id,
        revision: saved.revision,
      });
      return replaceOrganisation(given, saved.id, { text: t('organisations.done.added'), undo });
    }
    const before = await findOrganisation(em, id);
    const speakers = before === undefined ? [] : await listSpeakers(em, before.id);
    const known = speakers.map((one) => one.id);
    const saved = await changeOrganisation(em, { id, revision, change, known }, given);
    if (saved.ok && before !== undefined) {
      const form = organisationForm({ ...before, revision: saved.revision }, speakers, t);
      const draft = await keepDraft(em, { ...given, form });
      const undo = button(t('contacts.undo'), 'organisation.restore', { draft });
      return replaceOrganisation(given, saved.id, { text: t('organisations.done.changed'), undo });
    }
    if (!saved.ok && saved.reason === 'sameName') return sameName;
    // Changed meanwhile by somebody else, or merged into another: what was typed waits over what it now is.
    if (before === undefined || saved.ok) return replaceOrganisation(given, id);
    const name = saved.reason === 'changed' ? saved.by : '';
    const intro =
      name === '' ? t('organisations.form.changedByOther') : t('organisations.form.changedBy', { name });
    return reply.form(organisationForm(before, speakers, t, { change, intro }));
  },
});
