import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard, removedCard } from '#src/features/organisations/cards.ts';
import { newOrganisationForm } from '#src/features/organisations/forms.ts';
import { findOrganisation, listSpeakers } from '#src/features/organisations/reads.ts';
import { removeAdded } from '#src/features/organisations/save.ts';
import { keepDraft } from '#src/people/drafts.ts';

/** Takes back an organisation that was just added; what was said of it waits in a form. */
export const removeAddedOrganisation = defineAction({
  id: 'organisation.remove',
  role: 'coordinator',
  input: z.object({ organisation: z.uuid(), revision: z.number() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const { organisation: id, revision } = input;
    const organisation = await findOrganisation(em, id);
    if (organisation === undefined) return reply.onlyYou(organisationRefusedCard('gone', given));
    const people = await listSpeakers(em, id);
    if (!(await removeAdded(em, { id, revision }, given))) {
      return reply.onlyYou(organisationRefusedCard('usedAlready', given));
    }
    const draft = await keepDraft(em, {
      ...given,
      form: newOrganisationForm({ ...organisation, people }, t),
    });
    return reply.replace(removedCard(organisation.name, draft, given));
  },
});
