import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { draftCard, draftGoneCard } from '#src/features/surveys/draft-cards.ts';
import { findSurveyDraft } from '#src/features/surveys/drafts.ts';

/** A survey that is being made. */
export const openSurveyDraft = defineAction({
  id: 'survey.draft',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  async run({ input, ...given }) {
    const draft = await findSurveyDraft(given.em, input.draft);
    return reply.replace(draft === undefined ? draftGoneCard(given) : draftCard(draft, given));
  },
});
