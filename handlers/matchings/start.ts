import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showProposals, startProposed } from '#src/features/matchings/replies.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { findNeed, findOrganisation } from '#src/features/organisations/reads.ts';

/** Logs a proposed matching, for one need or for all; where nothing speaks for it any more, the proposals are shown as they are now. */
export const startMatching = defineAction({
  id: 'matching.start',
  role: 'coordinator',
  input: z.object({ organisation: z.uuid(), other: z.uuid(), need: z.uuid().optional() }),
  async run({ input, ...given }) {
    const organisation = await findOrganisation(given.em, input.organisation);
    if (organisation === undefined) return reply.onlyYou(organisationRefusedCard('gone', given));
    const need = input.need === undefined ? undefined : await findNeed(given.em, input.need);
    const started = await startProposed(given, organisation, input.other, need?.category);
    return started ?? showProposals(given, organisation);
  },
});
