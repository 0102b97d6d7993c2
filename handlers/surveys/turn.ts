import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showList } from '#src/features/surveys/find.ts';

/** Another page of the list of surveys. */
export const turnSurveys = defineAction({
  id: 'survey.list',
  role: 'coordinator',
  input: z.object({ page: z.number().int().min(0) }),
  async run({ input, ...given }) {
    return reply.replace(await showList(given, input.page));
  },
});
