import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { invitationReply } from '#src/features/meetings/replies.ts';

/** One of the sender's own invitations, with all there is to answer. */
export const showInvitation = defineAction({
  id: 'meeting.invitation',
  role: 'anyone',
  input: z.object({ invitation: z.uuid() }),
  async run({ input, ...given }) {
    return invitationReply(given, input.invitation);
  },
});
