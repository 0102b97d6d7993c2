import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { draftCard, draftGoneCard } from '#src/features/surveys/draft-cards.ts';
import { headingInput } from '#src/features/surveys/draft-forms.ts';
import { changeDraft, lockSurveyDraft } from '#src/features/surveys/drafts.ts';

/** Keeps what is said first, and whose answers count. */
export const saveHeading = defineForm({
  id: 'survey.heading',
  role: 'coordinator',
  input: headingInput,
  async run({ input, ...given }) {
    const { em, now } = given;
    const draft = await lockSurveyDraft(em, input.draft);
    if (draft === undefined) return reply.onlyYou(draftGoneCard(given));
    const { content } = draft;
    const introduction = input.introduction === '' ? null : input.introduction;
    const title = draft.meeting ? content.title : (input.title ?? content.title);
    changeDraft(draft, { ...content, title, introduction, voice: input.voice }, now);
    await em.flush();
    return reply.replace(draftCard(draft, given));
  },
});
