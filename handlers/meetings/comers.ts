import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { answerReply, invitationReply } from '#src/features/meetings/replies.ts';
import { mostComers } from '#src/features/meetings/rules.ts';

const number = z.coerce.number().int().min(1).max(mostComers);

/** How many come with an invitation. */
export const saveComers = defineAction({
  id: 'meeting.comers',
  role: 'anyone',
  input: z.object({ invitation: z.uuid(), comers: z.union([z.string(), z.number()]).default('') }),
  async run({ input, ...given }) {
    const comers = number.safeParse(input.comers);
    return comers.success
      ? answerReply(given, input, { comers: comers.data })
      : invitationReply(given, input.invitation, 'meetings.invitation.badComers');
  },
});
