import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { goneCard, refuseForm } from '#src/features/personal-data/erasure-card.ts';
import { findErasureRequest } from '#src/features/personal-data/reads.ts';
import { showRequest } from '#src/features/personal-data/show.ts';

/** Asks why, before a request is refused. */
export const askRefusal = defineAction({
  id: 'erasure.refuse',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ request: z.uuid() }),
  async run({ input, ...given }) {
    const { em, t } = given;
    const request = await findErasureRequest(em, input.request);
    if (request === undefined) return reply.onlyYou(goneCard(t));
    if (request.decidedAt) {
      return reply.replace(await showRequest(given, request.id, t('erasure.request.already')));
    }
    return reply.form(refuseForm(request, t));
  },
});
