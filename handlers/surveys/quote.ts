import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showQuestions } from '#src/features/surveys/answering.ts';
import { answerRefusedCard } from '#src/features/surveys/ask-cards.ts';
import { quoteAnswers, saveQuote } from '#src/features/surveys/quotes.ts';

/** Says whether one's own free text may be quoted, or takes it back. */
export const chooseQuote = defineAction({
  id: 'survey.quote',
  role: 'anyone',
  input: z.object({ request: z.uuid(), question: z.uuid(), quote: z.enum(quoteAnswers) }),
  async run({ input, ...given }) {
    return (await saveQuote(given, input))
      ? reply.replace(await showQuestions(given, input.request, { question: input.question }))
      : reply.onlyYou(answerRefusedCard('notYours', given));
  },
});
