import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { answerReply, invitationReply } from '#src/features/meetings/replies.ts';
import { cleanText, longest } from '#src/features/meetings/rules.ts';

/** What somebody needs in order to take part: an interpreter, access, food. Empty takes it away. */
export const saveWishes = defineAction({
  id: 'meeting.wishes',
  role: 'anyone',
  input: z.object({ invitation: z.uuid(), wishes: z.coerce.string().default('') }),
  async run({ input, ...given }) {
    const wishes = cleanText(input.wishes);
    return wishes.length > longest.wishes
      ? invitationReply(given, input.invitation, 'meetings.invitation.wishesTooLong')
      : answerReply(given, input, { wishes: wishes === '' ? null : wishes });
  },
});
