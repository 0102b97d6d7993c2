import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showRequest } from '#src/features/personal-data/show.ts';
import { decideErasure } from '#src/features/personal-data/writes.ts';

/** A coordinator decides that what is kept about somebody is erased. */
export const grantErasure = defineAction({
  id: 'erasure.grant',
  role: 'coordinator',
  input: z.object({ request: z.uuid() }),
  async run({ input, ...given }) {
    const asked = { id: input.request, decision: 'granted', reason: null } as const;
    const result = await decideErasure(given.em, asked, given);
    const first = result.ok ? given.t('erasure.request.granted') : given.t('erasure.request.already');
    return reply.replace(await showRequest(given, input.request, first));
  },
});
