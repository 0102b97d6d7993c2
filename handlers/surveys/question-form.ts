import { randomUUID } from 'node:crypto';
import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { draftCard, draftGoneCard } from '#src/features/surveys/draft-cards.ts';
import { makingLimits, readQuestion, withQuestion } from '#src/features/surveys/draft-content.ts';
import { questionInput } from '#src/features/surveys/draft-forms.ts';
import { changeDraft, lockSurveyDraft } from '#src/features/surveys/drafts.ts';

/** Keeps a question, in the place of the one that was changed or last. */
export const saveQuestion = defineForm({
  id: 'survey.question',
  role: 'coordinator',
  input: questionInput,
  async run({ input, ...given }) {
    const { em, now, t, language } = given;
    const draft = await lockSurveyDraft(em, input.draft);
    if (draft === undefined) return reply.onlyYou(draftGoneCard(given));
    const { content } = draft;
    const before = content.questions.find(({ id }) => id === input.question);
    if (before === undefined && content.questions.length >= makingLimits.questions) {
      return reply.errors({ wording: t('surveys.make.full', { count: makingLimits.questions }) });
    }
    const read = readQuestion(input, before, language);
    if (!read.ok) return reply.errors({ [read.field]: t(read.problem, makingLimits) });
    changeDraft(draft, withQuestion(content, { ...read.question, id: before?.id ?? randomUUID() }), now);
    await em.flush();
    return reply.replace(draftCard(draft, given));
  },
});
