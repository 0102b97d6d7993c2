import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { sentCard } from '#src/features/digest/cards.ts';
import { postNow } from '#src/features/digest/writes.ts';

/** Posts the week to the channel now. */
export const sendDigest = defineAction({
  id: 'digest.send',
  role: 'coordinator',
  input: z.object({}),
  async run(given) {
    const result = await postNow(given.em, given);
    if (result.ok) return reply.onlyYou(sentCard({ kind: 'posted', channel: result.channel }, given));
    return reply.onlyYou(
      sentCard(
        result.reason === 'noChannel' ? { kind: 'noChannel' } : { kind: 'alreadyPosted', at: result.at },
        given,
      ),
    );
  },
});
