import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showQuestions } from '#src/features/surveys/answering.ts';

/** The questions once more, to whoever was asked them; or another page of them, where they stand. */
export const openQuestions = defineAction({
  id: 'survey.open',
  role: 'anyone',
  input: z.object({ request: z.uuid(), page: z.number().int().min(0).optional() }),
  async run({ input, ...given }) {
    const shown = await showQuestions(given, input.request, { page: input.page ?? 0 });
    return input.page === undefined ? reply.onlyYou(shown) : reply.replace(shown);
  },
});
