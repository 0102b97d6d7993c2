import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { needReply } from '#src/features/organisations/show.ts';
import { needPress, reopenNeed } from '#src/features/organisations/writes.ts';

/** Takes back that a need is met. */
export const reopenNeedAction = defineAction({
  id: 'need.reopen',
  role: 'coordinator',
  input: needPress.extend({ on: z.enum(['list', 'organisation']) }),
  run: async ({ input, ...given }) =>
    needReply(given, await reopenNeed(given.em, input, given), { on: input.on, met: false }),
});
