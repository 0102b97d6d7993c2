import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { answerRefusedCard } from '#src/features/surveys/ask-cards.ts';
import { findResults } from '#src/features/surveys/reads-results.ts';
import { resultsCard } from '#src/features/surveys/results-cards.ts';

/** What a survey has come to. */
export const showSurvey = defineAction({
  id: 'survey.show',
  role: 'coordinator',
  input: z.object({ survey: z.uuid() }),
  async run({ input, ...given }) {
    const results = await findResults(given.em, input.survey);
    return reply.onlyYou(
      results === undefined ? answerRefusedCard('gone', given) : resultsCard(results, given),
    );
  },
});
