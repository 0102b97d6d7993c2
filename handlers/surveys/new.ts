import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { templatesCard } from '#src/features/surveys/draft-cards.ts';

/** What a new survey can begin as, or what the questions of a draft can be changed for. */
export const newSurvey = defineAction({
  id: 'survey.new',
  role: 'coordinator',
  input: z.object({ draft: z.uuid().optional() }),
  async run({ input, ...given }) {
    return reply.replace(templatesCard(given, input.draft));
  },
});
