import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { needReply } from '#src/features/organisations/show.ts';
import { dropNeed, needPlace, needPress } from '#src/features/organisations/writes.ts';

/** A coordinator states that something is needed no longer. */
export const dropNeedAction = defineAction({
  id: 'need.drop',
  role: 'coordinator',
  input: needPress.extend(needPlace.shape),
  run: async ({ input, ...given }) =>
    needReply(given, await dropNeed(given.em, input, given), input, 'dropped'),
});
