import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { answerReply } from '#src/features/meetings/replies.ts';

/** Yes, maybe or no to an invitation; the last press wins. */
export const answerInvitation = defineAction({
  id: 'meeting.answer',
  role: 'anyone',
  input: z.object({
    invitation: z.uuid(),
    reply: z.enum(['yes', 'maybe', 'no']),
    list: z.boolean().optional(),
  }),
  async run({ input, ...given }) {
    return answerReply(given, input, { reply: input.reply });
  },
});
