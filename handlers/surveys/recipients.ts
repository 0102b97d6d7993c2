import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { draftGoneCard } from '#src/features/surveys/draft-cards.ts';
import { findSurveyDraft } from '#src/features/surveys/drafts.ts';
import { recipientsForm } from '#src/features/surveys/sending.ts';

/** Opens the form that asks whom a draft is for. */
export const chooseSurveyRecipients = defineAction({
  id: 'survey.recipients',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  async run({ input, ...given }) {
    const draft = await findSurveyDraft(given.em, input.draft);
    return draft === undefined
      ? reply.onlyYou(draftGoneCard(given))
      : reply.form(await recipientsForm(given, draft));
  },
});
