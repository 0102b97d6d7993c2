import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { previewTelling } from '#src/features/surveys/show-telling.ts';

/** Shows what everybody asked would be told of the outcome, before it goes. */
export const previewTold = defineAction({
  id: 'survey.tellPreview',
  role: 'coordinator',
  input: z.object({ survey: z.uuid() }),
  async run({ input, ...given }) {
    return reply.onlyYou(await previewTelling(given, input.survey, 'outcome'));
  },
});
