import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { needReply } from '#src/features/organisations/show.ts';
import { meetNeed, needPlace, needPress } from '#src/features/organisations/writes.ts';

/** A coordinator states that a need is met. */
export const meetNeedAction = defineAction({
  id: 'need.meet',
  role: 'coordinator',
  input: needPress.extend(needPlace.shape),
  run: async ({ input, ...given }) => needReply(given, await meetNeed(given.em, input, given), input, 'met'),
});
