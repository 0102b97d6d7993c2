import { z } from 'zod';
import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { openAnonymous } from '#src/features/surveys/anonymous.ts';

/** Opens the form of an anonymous survey. */
export const fillAnonymously = defineAction({
  id: 'survey.fill',
  role: 'anyone',
  opensForm: true,
  input: z.object({ request: z.uuid() }),
  run({ input, ...given }) {
    return openAnonymous(given, input.request);
  },
});
