import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showQuestions } from '#src/features/surveys/answering.ts';

/** Another page of the questions, where there are more than a message holds. */
export const turnQuestions = defineAction({
  id: 'survey.questions',
  role: 'anyone',
  input: z.object({ request: z.uuid(), page: z.number().int().min(0) }),
  async run({ input, ...given }) {
    return reply.replace(await showQuestions(given, input.request, input.page));
  },
});
