import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { refusedCard, undoneCard } from '#src/features/information/cards.ts';
import { writeForm } from '#src/features/information/forms.ts';
import { undoInformation } from '#src/features/information/writes.ts';
import { keepDraft } from '#src/people/drafts.ts';

/** Takes back information before it is sent; what it said waits in a form. */
export const undoWrittenInformation = defineAction({
  id: 'information.undo',
  role: 'coordinator',
  input: z.object({ information: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const result = await undoInformation(em, input.information, given);
    if (!result.ok) return reply.onlyYou(refusedCard(result.reason, t));
    const draft = await keepDraft(em, { ...given, form: writeForm(result.information, t) });
    return reply.replace(undoneCard(result.information, draft, t));
  },
});
