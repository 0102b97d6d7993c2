import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { matchingRefusedCard } from '#src/features/matchings/cards.ts';
import { matchingForm, readMatchingForm } from '#src/features/matchings/forms.ts';
import { settlePending } from '#src/features/matchings/line.ts';
import { matchingPressReply } from '#src/features/matchings/replies.ts';
import { isName } from '#src/features/organisations/rules.ts';
import { addOrganisation } from '#src/features/organisations/writes.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Adds the organisation that nobody knew, by the name in `A + B`, and goes on with the rest. */
export const addParty = defineAction({
  id: 'matching.add',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  async run({ input, ...given }) {
    const { em, person, t } = given;
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) return reply.onlyYou(matchingRefusedCard('alreadyDone', given));
    const typed = readMatchingForm(taken.form);
    const [name = ''] = typed.pending;
    if (!isName(name)) return reply.form(matchingForm(typed, t));
    const added = await addOrganisation(em, name, given);
    return matchingPressReply(given, await settlePending(given, typed, added));
  },
});
