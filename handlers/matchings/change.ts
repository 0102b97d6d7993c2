import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { matchingRefusedCard } from '#src/features/matchings/cards.ts';
import { matchingChangeForm } from '#src/features/matchings/forms.ts';
import { findMatching } from '#src/features/matchings/reads.ts';

/** Opens the form with what the matching says now. */
export const changeMatching = defineAction({
  id: 'matching.change',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ matching: z.uuid() }),
  async run({ input, ...given }) {
    const matching = await findMatching(given.em, input.matching);
    return matching === undefined
      ? reply.onlyYou(matchingRefusedCard('gone', given))
      : reply.form(matchingChangeForm(matching, given.t));
  },
});
