import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { newOrganisationForm } from '#src/features/organisations/forms.ts';

/** Opens the form for a new organisation, with a name that was typed. */
export const startOrganisation = defineAction({
  id: 'organisation.start',
  role: 'coordinator',
  opensForm: true,
  input: z.object({ name: z.string() }),
  run: async ({ input, t }) => reply.form(newOrganisationForm({ name: input.name }, t)),
});
