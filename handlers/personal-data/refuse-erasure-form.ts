import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { refuseFormInput } from '#src/features/personal-data/forms.ts';
import { showRequest } from '#src/features/personal-data/show.ts';
import { decideErasure } from '#src/features/personal-data/writes.ts';

/** A coordinator decides that what is kept about somebody stays, and says why. */
export const refuseErasure = defineForm({
  id: 'erasure.refuse',
  role: 'coordinator',
  input: refuseFormInput,
  async run({ input, ...given }) {
    const asked = { id: input.request, decision: 'refused', reason: input.reason } as const;
    const result = await decideErasure(given.em, asked, given);
    const first = result.ok ? given.t('erasure.request.refused') : given.t('erasure.request.already');
    return reply.replace(await showRequest(given, input.request, first));
  },
});
