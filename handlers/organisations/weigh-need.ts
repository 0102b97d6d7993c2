import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { needReply } from '#src/features/organisations/show.ts';
import { needPlace, needPress, needWeight, weighNeed } from '#src/features/organisations/writes.ts';

/** A coordinator states how pressing a need is. */
export const weighNeedAction = defineAction({
  id: 'need.weigh',
  role: 'coordinator',
  input: needPress.extend({ ...needPlace.shape, ...needWeight.shape }),
  run: async ({ input, ...given }) => needReply(given, await weighNeed(given.em, input, given), input),
});
