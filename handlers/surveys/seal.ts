import { z } from 'zod';
import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { answerAnonymously } from '#src/features/surveys/anonymous.ts';

/** The one form of an anonymous survey. */
export const sealAnswers = defineForm({
  id: 'survey.seal',
  role: 'anyone',
  input: z.object({ request: z.uuid() }),
  run({ input, typed, ...given }) {
    return answerAnonymously(given, input.request, typed);
  },
});
