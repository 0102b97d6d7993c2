import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { matchingReply } from '#src/features/matchings/replies.ts';
import { moveMatching } from '#src/features/matchings/writes.ts';

/** A coordinator states what has happened with a matching. */
export const moveMatchingAction = defineAction({
  id: 'matching.move',
  role: 'coordinator',
  input: z.object({
    matching: z.uuid(),
    revision: z.number(),
    to: z.enum(['asked', 'introduced', 'met', 'cooperating', 'longer-collaboration']),
  }),
  async run({ input, ...given }) {
    const { matching: id, revision, to } = input;
    return matchingReply(given, await moveMatching(given.em, { id, revision, to }, given));
  },
});
