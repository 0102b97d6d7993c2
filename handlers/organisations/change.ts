import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { organisationForm } from '#src/features/organisations/forms.ts';
import { findOrganisation, listSpeakers } from '#src/features/organisations/reads.ts';

/** Opens the form with what is known about an organisation now. */
export const changeOrganisationAction = defineAction({
  id: 'organisation.change',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ organisation: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const organisation = await findOrganisation(em, input.organisation);
    if (organisation === undefined) return reply.onlyYou(organisationRefusedCard('gone', given));
    return reply.form(organisationForm(organisation, await listSpeakers(em, organisation.id), t));
  },
});
