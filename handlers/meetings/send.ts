import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { readAudienceForm } from '#src/features/audiences/forms.ts';
import { findAudience } from '#src/features/audiences/reads.ts';
import { preview } from '#src/features/meetings/audience.ts';
import { refusedCard, sentCard } from '#src/features/meetings/cards.ts';
import { goesOutAt, invite } from '#src/features/meetings/invite.ts';
import { findMeeting } from '#src/features/meetings/reads.ts';
import { showOverview } from '#src/features/meetings/show.ts';
import { takeDraft } from '#src/people/drafts.ts';

/** Sends the invitation to those in the preview. Somebody new among them is shown first; a second press sends nothing. */
export const sendInvitations = defineAction({
  id: 'meeting.send',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid(), draft: z.uuid(), people: z.number().int() }),
  async run({ input, ...given }) {
    const { em, workspace, person, now, t } = given;
    const meeting = await findMeeting(em, input.meeting);
    if (meeting === undefined) return reply.onlyYou(refusedCard('gone', t));
    const taken = await takeDraft(em, input.draft, person);
    if (taken === undefined) {
      return reply.replace(await showOverview(given, meeting.id, t('meetings.sent.already')));
    }
    const selection = readAudienceForm(taken.form);
    const { reachable } = await findAudience(em, workspace, { selection, meetingId: meeting.id, now });
    if (reachable.length !== input.people) {
      return reply.replace(await preview(given, meeting, selection, t('audiences.preview.renewed')));
    }
    const result = await invite(em, { meetingId: meeting.id, candidates: reachable }, given);
    return result.ok
      ? reply.replace(sentCard(result.invited.length, goesOutAt(workspace, now), given))
      : reply.replace(refusedCard(result.reason, t, meeting));
  },
});
