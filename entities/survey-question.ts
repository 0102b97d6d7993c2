import { defineEntity, p } from '@mikro-orm/core';
import { row } from './row.ts';
import { Survey } from './survey.ts';

/** How a question is answered. */
export const questionKinds = ['scale', 'choice', 'text'] as const;
/** One of them. */
export type QuestionKind = (typeof questionKinds)[number];

const SurveyQuestionSchema = defineEntity({
  name: 'SurveyQuestion',
  tableName: 'survey_questions',
  properties: {
    ...row,
    survey: () => p.manyToOne(Survey).ref().deleteRule('cascade'),
    position: p.integer(),
    kind: p.enum(questionKinds),
    /** In the workspace's language, or both: `{ sv, en }`. */
    wording: p.json().$type<Readonly<Record<'sv' | 'en', string>>>(),
    /** The choices of a `choice`; empty otherwise. A value is what is stored. */
    choices: p
      .json()
      .$type<readonly { readonly value: string; readonly sv: string; readonly en: string }[]>(),
  },
  uniques: [{ properties: ['survey', 'position'] }],
});

/** One question of a survey. */
export class SurveyQuestion extends SurveyQuestionSchema.class {}
SurveyQuestionSchema.setClass(SurveyQuestion);
