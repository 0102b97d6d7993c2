import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { noteAttendance } from '#src/features/meetings/attendance.ts';
import { cameNumberInput } from '#src/features/meetings/attendance-card.ts';
import { showAttendance } from '#src/features/meetings/show.ts';

/** Notes how many came with one invitation. */
export const noteCameNumber = defineForm({
  id: 'meeting.cameNumber',
  role: 'coordinator',
  input: cameNumberInput,
  async run({ input, ...given }) {
    const { meeting: meetingId, invitation: invitationId, comers } = input;
    const noted = { who: 'invited', invitationId, came: true, comers } as const;
    await noteAttendance(given.em, { meetingId, noted }, given);
    return reply.replace(await showAttendance(given, input));
  },
});
