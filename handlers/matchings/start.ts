import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showProposals, startProposed } from '#src/features/matchings/replies.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';

/** Logs a proposed matching; where nothing speaks for it any more, the proposals are shown as they are now. */
export const startMatching = defineAction({
  id: 'matching.start',
  role: 'coordinator',
  input: z.object({ organisation: z.uuid(), other: z.uuid() }),
  async run({ input, ...given }) {
    const started = await startProposed(given, input.organisation, input.other);
    if (started !== undefined) return started;
    const organisation = await findOrganisation(given.em, input.organisation);
    return organisation === undefined
      ? reply.onlyYou(organisationRefusedCard('gone', given))
      : showProposals(given, organisation);
  },
});
