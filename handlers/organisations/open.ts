import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { showOrganisation } from '#src/features/organisations/show.ts';

/** Shows the organisation of a button. */
export const openOrganisation = defineAction({
  id: 'organisation.show',
  role: 'anyone',
  input: z.object({ organisation: z.uuid() }),
  run: async ({ input, ...given }) => showOrganisation(given, input.organisation),
});
