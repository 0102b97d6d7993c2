import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { planMerge } from '#src/features/organisations/merge.ts';
import { mergePreviewCard } from '#src/features/organisations/merge-card.ts';

/** The same merge, with the other one to stay. */
export const turnMerge = defineAction({
  id: 'organisation.turn-merge',
  role: 'coordinator',
  input: z.object({ into: z.uuid(), from: z.uuid() }),
  async run({ input, ...given }) {
    const plan = await planMerge(given.em, input);
    return plan.ok
      ? reply.replace(mergePreviewCard(plan, given))
      : reply.onlyYou(organisationRefusedCard('gone', given));
  },
});
