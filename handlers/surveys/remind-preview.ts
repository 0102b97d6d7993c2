import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { findRemindable } from '#src/features/surveys/remind.ts';
import { notRemindedCard, remindPreviewCard } from '#src/features/surveys/remind-cards.ts';

/** Shows whom a reminder would reach, before it goes. */
export const previewReminder = defineAction({
  id: 'survey.remindPreview',
  role: 'coordinator',
  input: z.object({ survey: z.uuid() }),
  async run({ input, ...given }) {
    const found = await findRemindable(given, input.survey);
    return reply.onlyYou(found.ok ? remindPreviewCard(found, given) : notRemindedCard(found, given));
  },
});
