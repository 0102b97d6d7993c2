import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { releasedCard } from '#src/features/districts/cards.ts';
import { releasePlace } from '#src/features/districts/writes.ts';

/** A channel or team is not bound to this workspace any more. */
export const releasePlaceAction = defineAction({
  id: 'place.release',
  role: 'administrator',
  input: z.object({ home: z.uuid() }),
  async run({ input, ...given }) {
    return reply.onlyYou(releasedCard(await releasePlace(given, input.home), given.t));
  },
});
