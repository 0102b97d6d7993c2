import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { mergeForm } from '#src/features/organisations/merge-card.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';

/** Asks which organisation is the same as this one. */
export const startMerge = defineAction({
  id: 'organisation.start-merge',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ organisation: z.uuid() }),
  async run({ input, ...given }) {
    const organisation = await findOrganisation(given.em, input.organisation);
    return organisation === undefined
      ? reply.onlyYou(organisationRefusedCard('gone', given))
      : reply.form(mergeForm(organisation, given.t));
  },
});
