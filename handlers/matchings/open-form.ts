import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { matchingForm } from '#src/features/matchings/forms.ts';

/** Opens an empty form for a matching. */
export const openMatchingForm = defineAction({
  id: 'matching.log',
  role: 'coordinator',
  opensForm: true,
  input: z.object({}),
  run: async ({ t }) => reply.form(matchingForm({ purpose: '', chosen: [], pending: [] }, t)),
});
