import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { matchingCard, matchingRefusedCard } from '#src/features/matchings/cards.ts';
import { findMatching } from '#src/features/matchings/reads.ts';

/** Shows one matching with its history. */
export const showMatching = defineAction({
  id: 'matching.show',
  role: 'coordinator',
  input: z.object({ matching: z.uuid() }),
  async run({ input, ...given }) {
    const matching = await findMatching(given.em, input.matching);
    return reply.onlyYou(
      matching === undefined ? matchingRefusedCard('gone', given) : matchingCard(matching, given),
    );
  },
});
