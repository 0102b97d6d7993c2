import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { answerReply, invitationReply } from '#src/features/meetings/replies.ts';
import { cleanText, longest, mostComers } from '#src/features/meetings/rules.ts';

const number = z.coerce.number().int().min(1).max(mostComers);

/** How many come with an invitation, and what they need to take part: an interpreter, access, food. Empty needs nothing. */
export const saveDetails = defineAction({
  id: 'meeting.details',
  role: 'anyone',
  input: z.object({
    invitation: z.uuid(),
    comers: z.union([z.string(), z.number()]).default(''),
    wishes: z.coerce.string().default(''),
  }),
  async run({ input, ...given }) {
    const comers = number.safeParse(input.comers);
    const wishes = cleanText(input.wishes);
    if (!comers.success) {
      const problem = 'meetings.invitation.badComers';
      return invitationReply(given, input.invitation, { problem, typedWishes: wishes });
    }
    if (wishes.length > longest.wishes) {
      const problem = 'meetings.invitation.wishesTooLong';
      return invitationReply(given, input.invitation, { problem, typedWishes: wishes });
    }
    return answerReply(given, input, { comers: comers.data, wishes: wishes === '' ? null : wishes });
  },
});
