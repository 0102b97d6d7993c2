import { randomUUID } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { SurveyQuestion } from './survey-question.ts';
import { Workspace } from './workspace.ts';

const AnonymousAnswerSchema = defineEntity({
  name: 'AnonymousAnswer',
  tableName: 'anonymous_answers',
  properties: {
    /** Random: unlike other rows these do not tell their age. */
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUID()),
    workspace: () => p.manyToOne(Workspace).ref(),
    question: () => p.manyToOne(SurveyQuestion).ref(),
    value: p.text(),
    /** Whether its writer has said that it may be quoted, without a name. */
    quotable: p.boolean().onCreate(() => false),
  },
  indexes: [{ properties: ['question', 'id'] }],
});

/** One answer to one question by nobody in particular: no time, no order, and nothing that joins it to another. */
export class AnonymousAnswer extends AnonymousAnswerSchema.class {}
AnonymousAnswerSchema.setClass(AnonymousAnswer);
