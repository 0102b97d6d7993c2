import { z } from 'zod';
import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { longestAnswer } from '#src/features/surveys/rules.ts';
import { previewTelling } from '#src/features/surveys/show-telling.ts';
import { writeLedTo } from '#src/features/surveys/tell.ts';
import { notToldCard } from '#src/features/surveys/tell-cards.ts';

/** Keeps what a survey led to, and shows it as everybody asked would read it. */
export const keepLedTo = defineForm({
  id: 'survey.ledTo',
  role: 'coordinator',
  input: z.object({
    survey: z.uuid(),
    text: z
      .string('surveys.write.empty')
      .trim()
      .min(1, 'surveys.write.empty')
      .max(longestAnswer, 'surveys.write.tooLong'),
  }),
  async run({ input, ...given }) {
    const written = await writeLedTo(given, input.survey, input.text);
    if (!written.ok) return reply.onlyYou(notToldCard(written, given));
    return reply.onlyYou(await previewTelling(given, input.survey, 'ledTo'));
  },
});
