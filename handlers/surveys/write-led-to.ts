import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { ledToForm } from '#src/features/surveys/show-telling.ts';
import { findTellable } from '#src/features/surveys/tell.ts';
import { notToldCard } from '#src/features/surveys/tell-cards.ts';

/** Asks what a survey led to. */
export const startLedTo = defineAction({
  id: 'survey.writeLedTo',
  role: 'coordinator',
  input: z.object({ survey: z.uuid() }),
  async run({ input, ...given }) {
    const found = await findTellable(given.em, input.survey, 'ledTo');
    return found.ok ? reply.form(ledToForm(found.survey, given)) : reply.onlyYou(notToldCard(found, given));
  },
});
