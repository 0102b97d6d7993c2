import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { noteAttendance } from '#src/features/meetings/attendance.ts';
import { showAttendance } from '#src/features/meetings/show.ts';

/** Notes that everybody who said yes came; what was noted about somebody before stands. */
export const noteAllCame = defineAction({
  id: 'meeting.cameAll',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid(), skipped: z.number().int().min(0) }),
  async run({ input, ...given }) {
    await noteAttendance(given.em, { meetingId: input.meeting, noted: { who: 'all' } }, given);
    return reply.replace(await showAttendance(given, input));
  },
});
