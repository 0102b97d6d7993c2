import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showProposals } from '#src/features/matchings/replies.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';

/** Who has what an organisation needs, and the other way round. */
export const proposeMatchings = defineAction({
  id: 'matching.propose',
  role: 'coordinator',
  input: z.object({ organisation: z.uuid() }),
  async run({ input, ...given }) {
    const organisation = await findOrganisation(given.em, input.organisation);
    return organisation === undefined
      ? reply.onlyYou(organisationRefusedCard('gone', given))
      : showProposals(given, organisation);
  },
});
