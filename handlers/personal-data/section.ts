import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { sectionCard } from '#src/features/personal-data/cards.ts';
import { collectPersonalData } from '#src/features/personal-data/reads.ts';
import { sections } from '#src/features/personal-data/rules.ts';

/** One group of what is kept about the sender, a page of it. */
export const showPersonalDataSection = defineAction({
  id: 'personalData.section',
  role: 'anyone',
  input: z.object({ section: z.enum(sections), skipped: z.number().int().min(0) }),
  async run({ input, ...given }) {
    const data = await collectPersonalData(given.em, given.person);
    return reply.replace(sectionCard(data, input.section, input.skipped, given));
  },
});
