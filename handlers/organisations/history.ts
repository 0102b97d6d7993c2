import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { listHistory } from '#src/features/organisations/history.ts';
import { historyCard } from '#src/features/organisations/history-card.ts';
import { happeningsOnPage } from '#src/features/organisations/organisation-card.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';

/** Shows the next page of what happened with an organisation. */
export const showMoreHistory = defineAction({
  id: 'organisation.history',
  role: 'coordinator',
  input: z.object({ organisation: z.uuid(), skipped: z.number().int().nonnegative() }),
  async run({ input, ...given }) {
    const { em, workspace } = given;
    const organisation = await findOrganisation(em, input.organisation);
    if (organisation === undefined) return reply.onlyYou(organisationRefusedCard('gone', given));
    const asked = { skipped: input.skipped, limit: happeningsOnPage };
    const page = await listHistory(em, workspace, organisation.id, asked);
    return reply.onlyYou(historyCard(organisation, page, given));
  },
});
