import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showMeetings } from '#src/features/meetings/show.ts';

/** Another page of the coming meetings. */
export const listMeetings = defineAction({
  id: 'meeting.list',
  role: 'coordinator',
  input: z.object({ skipped: z.number().int().min(0) }),
  async run({ input, ...given }) {
    return reply.replace(await showMeetings(given, input.skipped));
  },
});
