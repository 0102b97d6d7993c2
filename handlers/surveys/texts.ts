import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { answerRefusedCard } from '#src/features/surveys/ask-cards.ts';
import { findTexts, textsOnCard } from '#src/features/surveys/reads-results.ts';
import { textsCard } from '#src/features/surveys/results-cards.ts';

/** A page of the free texts to a question. It opens beside the card that counts live, and is turned where it stands. */
export const readTexts = defineAction({
  id: 'survey.texts',
  role: 'coordinator',
  input: z.object({
    survey: z.uuid(),
    question: z.uuid(),
    page: z.number().int().min(0),
    turned: z.boolean().optional(),
  }),
  async run({ input, ...given }) {
    const { survey, question, page, turned } = input;
    const wanted = { question, skipped: page * textsOnCard, limit: textsOnCard };
    const found = await findTexts(given.em, survey, wanted);
    if (found === undefined) return reply.onlyYou(answerRefusedCard('gone', given));
    const shown = textsCard(found, page, given);
    return turned === true ? reply.replace(shown) : reply.onlyYou(shown);
  },
});
