import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showPersonalData } from '#src/features/personal-data/show.ts';

/** Back to all groups. */
export const showAllPersonalData = defineAction({
  id: 'personalData.show',
  role: 'anyone',
  input: z.object({}),
  async run(given) {
    return reply.replace(await showPersonalData(given));
  },
});
