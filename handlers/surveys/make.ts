import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { draftCard, draftGoneCard } from '#src/features/surveys/draft-cards.ts';
import { beginDraft, changeDraft, contentOf, lockSurveyDraft } from '#src/features/surveys/drafts.ts';
import { beginningOf, templates } from '#src/features/surveys/templates.ts';

/** Begins a survey from a template, or puts its questions in the place of a draft's; those can be got back. */
export const makeSurvey = defineAction({
  id: 'survey.make',
  role: 'coordinator',
  input: z.object({ template: z.enum(templates), draft: z.uuid().optional() }),
  async run({ input, ...given }) {
    const { em, language, now } = given;
    const beginning = beginningOf(input.template, language);
    if (input.draft === undefined) return reply.replace(draftCard(await beginDraft(given, beginning), given));
    const draft = await lockSurveyDraft(em, input.draft);
    if (draft === undefined) return reply.replace(draftGoneCard(given));
    const title = draft.meeting ? draft.content.title : beginning.title;
    changeDraft(draft, contentOf({ ...beginning, title }), now);
    await em.flush();
    return reply.replace(draftCard(draft, given));
  },
});
