import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { replaceOrganisation } from '#src/features/organisations/show.ts';
import { unarchiveOrganisation } from '#src/features/organisations/writes.ts';

/** Takes an archived organisation out again. */
export const unarchiveOrganisationAction = defineAction({
  id: 'organisation.unarchive',
  role: 'coordinator',
  input: z.object({ organisation: z.uuid() }),
  async run({ input, ...given }) {
    const result = await unarchiveOrganisation(given.em, input.organisation, given);
    if (!result.ok) return reply.onlyYou(organisationRefusedCard('gone', given));
    return replaceOrganisation(given, result.id, { text: given.t('organisations.done.unarchived') });
  },
});
