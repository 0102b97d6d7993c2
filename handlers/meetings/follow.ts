import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { followMeeting } from '#src/features/meetings/follow.ts';

/** A card that counts the answers to a meeting that somebody else has invited to. */
export const followMeetingAnswers = defineAction({
  id: 'meeting.follow',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid() }),
  async run({ input, ...given }) {
    return reply.replace(await followMeeting(given, input.meeting));
  },
});
