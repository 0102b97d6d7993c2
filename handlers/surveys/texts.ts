import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { answerRefusedCard } from '#src/features/surveys/ask-cards.ts';
import { findResults } from '#src/features/surveys/reads-results.ts';
import { textsCard } from '#src/features/surveys/results-cards.ts';

/** A page of a survey's free texts. It opens beside the card that counts live, and is turned where it stands. */
export const readTexts = defineAction({
  id: 'survey.texts',
  role: 'coordinator',
  input: z.object({ survey: z.uuid(), page: z.number().int().min(0), turned: z.boolean().optional() }),
  async run({ input, ...given }) {
    const results = await findResults(given.em, input.survey);
    if (results === undefined) return reply.onlyYou(answerRefusedCard('gone', given));
    const page = textsCard(results, input.page, given);
    return input.turned === true ? reply.replace(page) : reply.onlyYou(page);
  },
});
