import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { noteAttendance } from '#src/features/meetings/attendance.ts';
import { cameTooInput } from '#src/features/meetings/attendance-card.ts';
import { showAttendance } from '#src/features/meetings/show.ts';

/** Notes that somebody came who had not said yes. */
export const noteCameToo = defineForm({
  id: 'meeting.cameToo',
  role: 'coordinator',
  input: cameTooInput,
  async run({ input, ...given }) {
    const noted = { who: 'other', personId: input.person, comers: input.comers } as const;
    const result = await noteAttendance(given.em, { meetingId: input.meeting, noted }, given);
    if (!result.ok && result.reason === 'person') {
      return reply.errors({ person: given.t('meetings.attendance.unknownPerson') });
    }
    return reply.replace(await showAttendance(given, input));
  },
});
