import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { sendDraft } from '#src/features/surveys/sending.ts';

/** Sends a survey or a question of one's own to those in its preview. */
export const sendPollAction = defineAction({
  id: 'survey.poll',
  role: 'coordinator',
  input: z.object({
    draft: z.uuid(),
    revision: z.number().int(),
    people: z.number().int(),
    anonymous: z.boolean(),
  }),
  run({ input, ...given }) {
    return sendDraft(given, input);
  },
});
