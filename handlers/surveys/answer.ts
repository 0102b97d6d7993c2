import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { answerWith } from '#src/features/surveys/answering.ts';

/** One answer: a step, a choice, or a text with its button. Saved as it is made. */
export const answerQuestion = defineAction({
  id: 'survey.answer',
  role: 'anyone',
  input: z.object({
    request: z.uuid(),
    question: z.uuid(),
    value: z.string().optional(),
    text: z.string().optional(),
  }),
  run({ input, ...given }) {
    const { request, question, value, text } = input;
    return answerWith(given, { request, question, typed: value ?? text ?? '' }, text);
  },
});
