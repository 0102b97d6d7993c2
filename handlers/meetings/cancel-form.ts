import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { cancelDoneCard, refusedCard } from '#src/features/meetings/cards.ts';
import { cancelFormInput } from '#src/features/meetings/forms.ts';
import { cancelMeeting } from '#src/features/meetings/writes.ts';

/** Cancels a meeting and tells everybody invited. */
export const cancelMeetingForm = defineForm({
  id: 'meeting.cancel',
  role: 'coordinator',
  input: cancelFormInput,
  async run({ input, ...given }) {
    const { em, t } = given;
    const { meeting: id, reason = '' } = input;
    const result = await cancelMeeting(em, { id, reason: reason === '' ? null : reason }, given);
    if (!result.ok) {
      const why = result.reason === 'changed' ? 'gone' : result.reason;
      return reply.onlyYou(refusedCard(why, t, result.meeting));
    }
    return reply.onlyYou(cancelDoneCard(result.meeting, result.told, t));
  },
});
