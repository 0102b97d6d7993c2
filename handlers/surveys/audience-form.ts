import { z } from 'zod';
import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { audienceChoice } from '#src/features/audiences/forms.ts';
import { checkSelection } from '#src/features/audiences/rules.ts';
import { draftGoneCard } from '#src/features/surveys/draft-cards.ts';
import { chooseRecipients, lockSurveyDraft } from '#src/features/surveys/drafts.ts';
import { previewSending } from '#src/features/surveys/sending.ts';

/** Shows what is asked and whom it would reach, before it is sent. */
export const previewSurveyAudience = defineForm({
  id: 'survey.audience',
  role: 'coordinator',
  input: z.object({ ...audienceChoice, draft: z.uuid() }),
  async run({ input, ...given }) {
    const { em, now, t } = given;
    const { draft: id, ...selection } = input;
    const problem = checkSelection(selection);
    if (problem !== undefined) return reply.errors({ who: t(problem) });
    const draft = await lockSurveyDraft(em, id);
    if (draft === undefined) return reply.onlyYou(draftGoneCard(given));
    chooseRecipients(draft, selection, now);
    await em.flush();
    return reply.onlyYou(await previewSending(given, draft));
  },
});
