import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { draftCard, draftGoneCard } from '#src/features/surveys/draft-cards.ts';
import { headingForm, questionForm } from '#src/features/surveys/draft-forms.ts';
import { findSurveyDraft } from '#src/features/surveys/drafts.ts';

/** Opens the form for what is said first, for one question, or for a new one. */
export const editSurvey = defineAction({
  id: 'survey.edit',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), what: z.enum(['heading', 'question']), question: z.uuid().optional() }),
  async run({ input, ...given }) {
    const draft = await findSurveyDraft(given.em, input.draft);
    if (draft === undefined) return reply.replace(draftGoneCard(given));
    const { id, content } = draft;
    if (input.what === 'heading') {
      return reply.form(headingForm({ id, content, ofMeeting: Boolean(draft.meeting) }, given));
    }
    const question = content.questions.find((one) => one.id === input.question);
    // Somebody else has taken it away meanwhile.
    if (input.question !== undefined && question === undefined) return reply.replace(draftCard(draft, given));
    return reply.form(questionForm(id, question, given));
  },
});
