import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showQuestions } from '#src/features/surveys/answering.ts';

/** The questions once more, to whoever was asked them. */
export const openQuestions = defineAction({
  id: 'survey.open',
  role: 'anyone',
  input: z.object({ request: z.uuid() }),
  async run({ input, ...given }) {
    return reply.onlyYou(await showQuestions(given, input.request));
  },
});
