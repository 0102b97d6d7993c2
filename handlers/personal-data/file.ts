import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { fileCard } from '#src/features/personal-data/cards.ts';
import { collectPersonalData } from '#src/features/personal-data/reads.ts';

/** Everything that is kept about the sender, as a file. */
export const takePersonalData = defineAction({
  id: 'personalData.file',
  role: 'anyone',
  input: z.object({}),
  async run(given) {
    return reply.replace(fileCard(await collectPersonalData(given.em, given.person), given));
  },
});
