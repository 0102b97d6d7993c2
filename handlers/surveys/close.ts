import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { answerRefusedCard } from '#src/features/surveys/ask-cards.ts';
import { showResults } from '#src/features/surveys/follow.ts';
import { endNow } from '#src/features/surveys/writes.ts';

/** Takes no more answers from now on; the result is told within a minute, as when time is up. */
export const closeSurveyNow = defineAction({
  id: 'survey.close',
  role: 'coordinator',
  input: z.object({ survey: z.uuid() }),
  async run({ input, ...given }) {
    await endNow(given.em, input.survey, { ...given, by: given.person });
    const results = await showResults(given, input.survey);
    return results === undefined ? reply.onlyYou(answerRefusedCard('gone', given)) : reply.replace(results);
  },
});
