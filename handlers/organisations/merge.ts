import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { mergeOrganisations } from '#src/features/organisations/merge.ts';
import { alreadyMergedCard } from '#src/features/organisations/merge-card.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';
import { replaceOrganisation } from '#src/features/organisations/show.ts';

/** Merges two organisations. Whoever is second, of two that do it at once, is told what the first did. */
export const mergeOrganisationsAction = defineAction({
  id: 'organisation.merge',
  role: 'coordinator',
  input: z.object({ into: z.uuid(), from: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const before = await findOrganisation(em, input.from);
    const result = await mergeOrganisations(em, input, given);
    if (result.ok) {
      const done = t('organisations.merge.done', { name: before?.name ?? '' });
      return replaceOrganisation(given, input.into, { text: done });
    }
    const into = result.reason === 'merged' ? await findOrganisation(em, result.into) : undefined;
    if (into === undefined || result.reason !== 'merged') {
      return reply.onlyYou(organisationRefusedCard('gone', given));
    }
    return reply.replace(alreadyMergedCard({ into, by: result.by }, given));
  },
});
