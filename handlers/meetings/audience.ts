import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { emptySelection } from '#src/features/audiences/rules.ts';
import { inviteForm } from '#src/features/meetings/audience.ts';
import { refusedCard } from '#src/features/meetings/cards.ts';
import { findMeeting } from '#src/features/meetings/reads.ts';
import { phaseOf } from '#src/features/meetings/rules.ts';

/** Opens the form that asks whom to invite. */
export const chooseAudience = defineAction({
  id: 'meeting.audience',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ meeting: z.uuid() }),
  async run({ input, ...given }) {
    const { em, now, t } = given;
    const meeting = await findMeeting(em, input.meeting);
    if (meeting === undefined) return reply.onlyYou(refusedCard('gone', t));
    const phase = phaseOf(meeting, now);
    if (phase !== 'coming') return reply.onlyYou(refusedCard(phase, t, meeting));
    return reply.form(await inviteForm(given, meeting.id, emptySelection));
  },
});
