import { z } from 'zod';
import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { planMerge } from '#src/features/organisations/merge.ts';
import { mergePreviewCard } from '#src/features/organisations/merge-card.ts';

/** Shows what merging the two would do. */
export const chooseMerge = defineForm({
  id: 'organisation.choose-merge',
  role: 'coordinator',
  input: z.object({ into: z.uuid(), from: z.uuid() }),
  async run({ input, ...given }) {
    const plan = await planMerge(given.em, input);
    return plan.ok
      ? reply.onlyYou(mergePreviewCard(plan, given))
      : reply.errors({ from: given.t(`organisations.merge.${plan.reason}`) });
  },
});
