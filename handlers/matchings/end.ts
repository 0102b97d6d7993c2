import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { matchingEndForm } from '#src/features/matchings/forms.ts';

/** Asks why a matching was declined or ended. */
export const endMatching = defineAction({
  id: 'matching.end',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ matching: z.uuid(), revision: z.number(), to: z.enum(['declined', 'ended']) }),
  run: async ({ input, t }) => reply.form(matchingEndForm(input, t)),
});
