import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { noteAttendance } from '#src/features/meetings/attendance.ts';
import { showAttendance } from '#src/features/meetings/show.ts';

/** Notes that somebody who said yes came, or did not. */
export const noteCame = defineAction({
  id: 'meeting.came',
  role: 'coordinator',
  input: z.object({
    meeting: z.uuid(),
    skipped: z.number().int().min(0),
    invitation: z.uuid(),
    came: z.boolean(),
  }),
  async run({ input, ...given }) {
    const noted = { who: 'invited', invitationId: input.invitation, came: input.came } as const;
    await noteAttendance(given.em, { meetingId: input.meeting, noted }, given);
    return reply.replace(await showAttendance(given, input));
  },
});
