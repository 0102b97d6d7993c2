import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { organisationRefusedCard } from '#src/features/organisations/cards.ts';
import { readNeedCard } from '#src/features/organisations/show.ts';

/** One need, with all that can be done about it. */
export const showNeed = defineAction({
  id: 'need.show',
  role: 'coordinator',
  input: z.object({ need: z.uuid() }),
  run: async ({ input, ...given }) =>
    reply.onlyYou((await readNeedCard(given, input.need)) ?? organisationRefusedCard('gone', given)),
});
