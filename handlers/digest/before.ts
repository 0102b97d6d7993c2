import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { previewCard } from '#src/features/digest/cards.ts';
import { findDigestChannel } from '#src/features/digest/reads.ts';
import { findWeek } from '#src/features/digest/reads-week.ts';
import { weekBefore } from '#src/features/digest/rules.ts';

/** Shows the week before, as the channel got it or can get it. */
export const showWeekBefore = defineAction({
  id: 'digest.before',
  role: 'coordinator',
  input: z.object({}),
  async run(given) {
    const { em, workspace, now } = given;
    const week = await findWeek(em, workspace, now, weekBefore(now));
    return reply.replace(previewCard(week, await findDigestChannel(em, workspace), given));
  },
});
