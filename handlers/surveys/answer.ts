import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { answerWith } from '#src/features/surveys/answering.ts';

/** One answer: a step, a choice, one of several taken or left, or what was written with its button. Saved as it is made. */
export const answerQuestion = defineAction({
  id: 'survey.answer',
  role: 'anyone',
  input: z.object({
    request: z.uuid(),
    question: z.uuid(),
    value: z.string().optional(),
    on: z.boolean().optional(),
    text: z.union([z.string(), z.number().transform(String)]).optional(),
  }),
  run({ input, ...given }) {
    const { request, question, value, on, text } = input;
    return answerWith(given, { request, question, typed: value ?? text ?? '', on }, text);
  },
});
