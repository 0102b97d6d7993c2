import { defineEntity, p } from '@mikro-orm/core';
import { row } from './row.ts';
import { SurveyQuestion } from './survey-question.ts';
import { SurveyRequest } from './survey-request.ts';

/** How the writer of a free text may be quoted: by name, or without it. */
export const quoteConsents = ['named', 'unnamed'] as const;
/** One of them. */
export type QuoteConsent = (typeof quoteConsents)[number];

const SurveyResponseSchema = defineEntity({
  name: 'SurveyResponse',
  tableName: 'survey_responses',
  properties: {
    ...row,
    request: () => p.manyToOne(SurveyRequest).ref(),
    question: () => p.manyToOne(SurveyQuestion).ref(),
    /** A step, a choice's value, several with commas between, digits of a number, or what was written. */
    value: p.text(),
    /** Set where its writer has said that a free text may be quoted. */
    quote: p.enum(quoteConsents).nullable(),
  },
  uniques: [{ properties: ['request', 'question'] }],
  indexes: [{ properties: ['question', 'id'] }],
});

/** One open answer to one question; a new tap replaces it. */
export class SurveyResponse extends SurveyResponseSchema.class {}
SurveyResponseSchema.setClass(SurveyResponse);
