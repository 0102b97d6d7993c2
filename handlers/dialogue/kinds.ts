import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { kindsForm } from '#src/features/dialogue/forms.ts';

/** Opens the form for the rhythm of each kind of organisation. */
export const changeKinds = defineAction({
  id: 'dialogue.kinds',
  role: 'administrator',
  opensForm: true,
  input: z.object({}),
  run: async ({ workspace, t }) => reply.form(kindsForm(workspace, t)),
});
