import { defineEntity, p } from '@mikro-orm/core';
import type { Language } from '#src/conversation/answer.ts';
import { row } from './row.ts';
import { Survey } from './survey.ts';

/** How a question is answered: 1–5, 0–10, one of several choices, any of them, in words, or with a whole number. */
export const questionKinds = ['scale', 'nps', 'choice', 'several', 'text', 'number'] as const;
/** One of them. */
export type QuestionKind = (typeof questionKinds)[number];

/** What somebody asks, in Swedish and English, and in other languages where it was said in them too. */
export type Worded = { readonly sv: string; readonly en: string } & Readonly<
  Partial<Record<Language, string>>
>;

const SurveyQuestionSchema = defineEntity({
  name: 'SurveyQuestion',
  tableName: 'survey_questions',
  properties: {
    ...row,
    survey: () => p.manyToOne(Survey).ref().deleteRule('cascade'),
    position: p.integer(),
    kind: p.enum(questionKinds),
    wording: p.json().$type<Worded>(),
    /**
     * What can be chosen in a `choice` or `several`; of a `scale` or `nps` the steps that have words; empty otherwise.
     * A value is what is stored, and holds no comma.
     */
    choices: p.json().$type<readonly (Worded & { readonly value: string })[]>(),
  },
  uniques: [{ properties: ['survey', 'position'] }],
});

/** One question of a survey. */
export class SurveyQuestion extends SurveyQuestionSchema.class {}
SurveyQuestionSchema.setClass(SurveyQuestion);
