import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { draftCard, draftGoneCard } from '#src/features/surveys/draft-cards.ts';
import { findSurveyDraft } from '#src/features/surveys/drafts.ts';
import { sendTrial } from '#src/features/surveys/sending.ts';
import { trialCard, trialForm } from '#src/features/surveys/trial.ts';

/** Shows a draft as whoever is asked will see it: here, as the anonymous form, or by the way one's own messages take. */
export const previewSurvey = defineAction({
  id: 'survey.preview',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), how: z.enum(['here', 'anonymous', 'send']) }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const draft = await findSurveyDraft(em, input.draft);
    if (draft === undefined) return reply.onlyYou(draftGoneCard(given));
    if (draft.content.questions.length === 0) return reply.replace(draftCard(draft, given));
    if (input.how === 'here') return reply.onlyYou(trialCard(draft, new Map(), given));
    if (input.how === 'anonymous') return reply.form(trialForm(draft, given));
    await sendTrial(given, draft);
    return reply.replace(draftCard(draft, given, t('surveys.trial.sent')));
  },
});
