import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showChosen } from '#src/features/surveys/find.ts';

/** One of several meetings whose survey was asked for. */
export const chooseMeeting = defineAction({
  id: 'survey.choose',
  role: 'coordinator',
  input: z.object({ meeting: z.uuid() }),
  async run({ input, ...given }) {
    return reply.replace(await showChosen(given, input.meeting));
  },
});
