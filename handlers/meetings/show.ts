import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showOverview } from '#src/features/meetings/show.ts';

/** The coordinators' card of a meeting, on demand. */
export const showMeeting = defineAction({
  id: 'meeting.show',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid() }),
  async run({ input, ...given }) {
    return reply.onlyYou(await showOverview(given, input.meeting));
  },
});
