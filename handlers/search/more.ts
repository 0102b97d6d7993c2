import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { places } from '#src/features/search/rules.ts';
import { showFound } from '#src/features/search/show.ts';

/** Shows more of one kind that was found. */
export const searchFurther = defineAction({
  id: 'search.more',
  role: 'anyone',
  input: z.object({ typed: z.string(), place: z.enum(places), skipped: z.number().int().nonnegative() }),
  run: async ({ input, ...given }) => reply.onlyYou(await showFound(given, input.typed, input)),
});
