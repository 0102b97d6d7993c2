import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { sendPoll } from '#src/features/surveys/poll.ts';

/** Sends a question of one's own to those in its preview. */
export const sendPollAction = defineAction({
  id: 'survey.poll',
  role: 'coordinator',
  input: z.object({ draft: z.uuid(), people: z.number().int(), anonymous: z.boolean() }),
  run({ input, ...given }) {
    return sendPoll(given, input);
  },
});
