import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { answerRefusedCard } from '#src/features/surveys/ask-cards.ts';
import { showResults } from '#src/features/surveys/follow.ts';

/** What a survey has come to. */
export const showSurvey = defineAction({
  id: 'survey.show',
  role: 'coordinator',
  input: z.object({ survey: z.uuid() }),
  async run({ input, ...given }) {
    return reply.onlyYou((await showResults(given, input.survey)) ?? answerRefusedCard('gone', given));
  },
});
