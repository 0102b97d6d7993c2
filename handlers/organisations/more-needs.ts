import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { readNeedsCard } from '#src/features/organisations/show.ts';

/** Shows the next page of open needs. */
export const showMoreNeeds = defineAction({
  id: 'need.list',
  role: 'coordinator',
  input: z.object({ skipped: z.number().int().nonnegative() }),
  run: async ({ input, ...given }) => reply.onlyYou(await readNeedsCard(given, input.skipped)),
});
