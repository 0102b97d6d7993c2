import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { tellPreviewed } from '#src/features/surveys/show-telling.ts';

/** Tells everybody asked what came out, or what it led to. */
export const tellAsked = defineAction({
  id: 'survey.tell',
  role: 'coordinator',
  input: z.object({ survey: z.uuid(), telling: z.enum(['outcome', 'ledTo']), people: z.number().int() }),
  async run({ input, ...given }) {
    return reply.replace(await tellPreviewed(given, input));
  },
});
