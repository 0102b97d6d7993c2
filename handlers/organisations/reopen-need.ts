import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { needReply } from '#src/features/organisations/show.ts';
import { needPlace, needPress, reopenNeed } from '#src/features/organisations/writes.ts';

/** Takes back that a need is met, or needed no longer. */
export const reopenNeedAction = defineAction({
  id: 'need.reopen',
  role: 'coordinator',
  input: needPress.extend(needPlace.shape),
  run: async ({ input, ...given }) => needReply(given, await reopenNeed(given.em, input, given), input),
});
