import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { remindedCard } from '#src/features/meetings/cards.ts';
import { remindUnanswered } from '#src/features/meetings/remind.ts';
import { showOverview } from '#src/features/meetings/show.ts';

/** Asks those who have not answered once more, at most once a day. */
export const remindInvited = defineAction({
  id: 'meeting.remind',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const result = await remindUnanswered(em, input.meeting, given);
    if (result.ok) return reply.onlyYou(remindedCard(result.meeting, result.asked, t));
    switch (result.reason) {
      case 'today':
        return reply.replace(await showOverview(given, input.meeting, t('meetings.overview.remindedToday')));
      case 'nobody':
        return reply.replace(await showOverview(given, input.meeting, t('meetings.overview.nobodyToRemind')));
      case 'gone':
      case 'notComing':
        return reply.replace(await showOverview(given, input.meeting));
    }
  },
});
