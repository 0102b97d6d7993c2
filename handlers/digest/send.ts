import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { sentCard } from '#src/features/digest/cards.ts';
import { postNow } from '#src/features/digest/writes.ts';

/** Posts a week to the channel now: the last one, or this one as far as it has come. */
export const sendDigest = defineAction({
  id: 'digest.send',
  role: 'coordinator',
  input: z.object({ isSoFar: z.boolean() }),
  async run({ input, ...given }) {
    return reply.onlyYou(sentCard(await postNow(given.em, input, given), input, given));
  },
});
