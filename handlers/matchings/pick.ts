import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { matchingRefusedCard } from '#src/features/matchings/cards.ts';
import { readMatchingForm } from '#src/features/matchings/forms.ts';
import { settlePending } from '#src/features/matchings/line.ts';
import { matchingPressReply } from '#src/features/matchings/replies.ts';
import { findOrganisation } from '#src/features/organisations/reads.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Says which organisation was meant by a name in `A + B`, and goes on with the rest. */
export const pickParty = defineAction({
  id: 'matching.pick',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), organisation: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person } = given;
    const organisation = await findOrganisation(em, input.organisation);
    const taken = organisation && (await takeDraft(em, input.draft, person));
    if (organisation === undefined || taken === undefined) {
      return reply.onlyYou(matchingRefusedCard('alreadyDone', given));
    }
    return matchingPressReply(given, await settlePending(given, readMatchingForm(taken.form), organisation));
  },
});
