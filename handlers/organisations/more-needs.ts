import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { readCategory } from '#src/features/organisations/rules.ts';
import { readNeedsCard } from '#src/features/organisations/show.ts';

/** Shows the next page of open needs, or those of one kind in the place of all. */
export const showMoreNeeds = defineAction({
  id: 'need.list',
  role: 'coordinator',
  input: z.object({
    skipped: z.number().int().nonnegative(),
    category: z.string().optional(),
    replace: z.boolean().optional(),
  }),
  async run({ input, ...given }) {
    const { skipped, category = '', replace = false } = input;
    const shown = await readNeedsCard(given, { skipped, category: readCategory(category) });
    return replace ? reply.replace(shown) : reply.onlyYou(shown);
  },
});
