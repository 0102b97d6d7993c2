import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { refusedCard } from '#src/features/meetings/cards.ts';
import { changeForm } from '#src/features/meetings/forms.ts';
import { countAnswers, findMeeting } from '#src/features/meetings/reads.ts';
import { phaseOf } from '#src/features/meetings/rules.ts';

/** Opens the form with what the meeting says now. */
export const changeMeetingAction = defineAction({
  id: 'meeting.change',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ meeting: z.uuid() }),
  async run({ input, ...given }) {
    const { em, workspace, now, t } = given;
    const meeting = await findMeeting(em, input.meeting);
    if (meeting === undefined) return reply.onlyYou(refusedCard('gone', t));
    const phase = phaseOf(meeting, now);
    if (phase !== 'coming') return reply.onlyYou(refusedCard(phase, t, meeting));
    const { invited } = (await countAnswers(em, workspace, [meeting.id]))(meeting.id);
    return reply.form(changeForm(meeting, invited, given));
  },
});
