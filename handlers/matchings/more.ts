import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showOpenMatchings } from '#src/features/matchings/replies.ts';

/** Shows the next page of matchings that go on. */
export const showMoreMatchings = defineAction({
  id: 'matching.list',
  role: 'coordinator',
  input: z.object({ skipped: z.number().int().nonnegative() }),
  run: async ({ input, ...given }) => reply.onlyYou(await showOpenMatchings(given, input.skipped)),
});
