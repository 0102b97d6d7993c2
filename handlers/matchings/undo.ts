import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { matchingUndoneCard } from '#src/features/matchings/cards.ts';
import { matchingForm } from '#src/features/matchings/forms.ts';
import { matchingReply } from '#src/features/matchings/replies.ts';
import { undoStep } from '#src/features/matchings/writes.ts';
import { keepDraft } from '#src/people/drafts.ts';

/** Takes back the newest step of a matching; the first step is the matching itself, whose text then waits in a form. */
export const undoMatchingStep = defineAction({
  id: 'matching.undo',
  role: 'coordinator',
  input: z.object({ matching: z.uuid(), revision: z.number() }),
  async run({ input, ...given }) {
    const { matching: id, revision } = input;
    const result = await undoStep(given.em, { id, revision }, given);
    if (!result.ok || result.removed !== true) return matchingReply(given, result);
    const { matching } = result;
    const chosen = matching.parties.map((party) => ({ value: party.id, label: party.name }));
    const form = matchingForm({ purpose: matching.purpose, chosen, pending: [] }, given.t);
    const draft = await keepDraft(given.em, { ...given, form });
    return reply.replace(matchingUndoneCard(matching, draft, given));
  },
});
