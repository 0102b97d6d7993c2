import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { weekBefore } from '#src/features/digest/rules.ts';
import { showWeek } from '#src/features/digest/show.ts';

/** Shows the week before, as the channel got it or can get it. */
export const showWeekBefore = defineAction({
  id: 'digest.before',
  role: 'coordinator',
  input: z.object({}),
  run: async (given) => reply.replace(await showWeek(weekBefore(given.now), given)),
});
