import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { discardedCard, draftCard, draftGoneCard } from '#src/features/surveys/draft-cards.ts';
import { movedUp, withoutQuestion } from '#src/features/surveys/draft-content.ts';
import { changeDraft, lockSurveyDraft, undoDraft } from '#src/features/surveys/drafts.ts';

/** Moves a question up or takes it away, goes one change back, or takes the whole draft away. */
export const arrangeSurvey = defineAction({
  id: 'survey.arrange',
  role: 'coordinator',
  input: z.object({
    draft: z.uuid(),
    changes: z.number().int(),
    how: z.enum(['up', 'remove', 'undo', 'discard']),
    question: z.uuid().optional(),
  }),
  async run({ input, ...given }) {
    const { em, now, t } = given;
    const draft = await lockSurveyDraft(em, input.draft);
    if (draft === undefined) return reply.replace(draftGoneCard(given));
    // Pressed on a card that shows something else than what stands here now.
    if (draft.changes !== input.changes)
      return reply.replace(draftCard(draft, given, t('surveys.make.stale')));
    const { question = '' } = input;
    switch (input.how) {
      case 'up':
        changeDraft(draft, movedUp(draft.content, question), now);
        break;
      case 'remove':
        changeDraft(draft, withoutQuestion(draft.content, question), now);
        break;
      case 'undo':
        undoDraft(draft, now);
        break;
      case 'discard':
        em.remove(draft);
        return reply.replace(discardedCard(draft.content.title, given));
    }
    await em.flush();
    return reply.replace(draftCard(draft, given));
  },
});
