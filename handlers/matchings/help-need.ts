import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showHelpers } from '#src/features/matchings/replies.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { findNeed, findOrganisation } from '#src/features/organisations/reads.ts';

/** Who can meet one need. */
export const helpNeed = defineAction({
  id: 'need.help',
  role: 'coordinator',
  input: z.object({ need: z.uuid() }),
  async run({ input, ...given }) {
    const need = await findNeed(given.em, input.need);
    const organisation = need && (await findOrganisation(given.em, need.organisation.id));
    return need === undefined || organisation === undefined
      ? reply.onlyYou(organisationRefusedCard('gone', given))
      : showHelpers(given, organisation, need);
  },
});
