import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { findRemindable, remind } from '#src/features/surveys/remind.ts';
import { notRemindedCard, remindedCard, remindPreviewCard } from '#src/features/surveys/remind-cards.ts';

/** Reminds those in the preview. Where they are others by now, they are shown first. */
export const remindSilentOnes = defineAction({
  id: 'survey.remind',
  role: 'coordinator',
  input: z.object({ survey: z.uuid(), people: z.number().int() }),
  async run({ input, ...given }) {
    const found = await findRemindable(given, input.survey);
    if (!found.ok) return reply.replace(notRemindedCard(found, given));
    if (found.people !== input.people) {
      return reply.replace(remindPreviewCard(found, given, given.t('audiences.preview.renewed')));
    }
    await remind(given, found);
    return reply.replace(remindedCard(found.people, given));
  },
});
