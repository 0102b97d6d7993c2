import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { refusedCard, undoneCard } from '#src/features/meetings/cards.ts';
import { draftOf, planForm } from '#src/features/meetings/forms.ts';
import { undoMeeting } from '#src/features/meetings/writes.ts';
import { keepDraft } from '#src/people/drafts.ts';

/** Takes a plan back before anybody is invited; what it said waits in a form. */
export const undoPlannedMeeting = defineAction({
  id: 'meeting.undo',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const result = await undoMeeting(em, input.meeting, given);
    if (!result.ok) {
      const reason = result.reason === 'changed' ? 'gone' : result.reason;
      return reply.onlyYou(refusedCard(reason, t, result.meeting));
    }
    const draft = await keepDraft(em, { ...given, form: planForm(draftOf(result.meeting), {}, given) });
    return reply.replace(undoneCard(result.meeting, draft, t));
  },
});
