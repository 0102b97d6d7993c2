import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showPersonalData } from '#src/features/personal-data/show.ts';
import { askForErasure } from '#src/features/personal-data/writes.ts';

/** Somebody asks to have what is kept about them erased. */
export const askErasure = defineAction({
  id: 'erasure.ask',
  role: 'anyone',
  input: z.object({}),
  async run(given) {
    const { em, t } = given;
    const result = await askForErasure(em, given);
    if (result.ok) return reply.replace(await showPersonalData(given, t('erasure.sent')));
    return reply.replace(await showPersonalData(given, t(`erasure.notSent.${result.reason}`)));
  },
});
