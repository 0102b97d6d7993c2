import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showAttendance } from '#src/features/meetings/show.ts';

/** Who came; `here` turns the page of a card that shows it. */
export const showMeetingAttendance = defineAction({
  id: 'meeting.attendance',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid(), skipped: z.number().int().min(0), here: z.boolean().optional() }),
  async run({ input, ...given }) {
    const card = await showAttendance(given, input);
    return input.here === true ? reply.replace(card) : reply.onlyYou(card);
  },
});
