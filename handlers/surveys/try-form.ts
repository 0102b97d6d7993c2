import { z } from 'zod';
import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { tryBallot } from '#src/features/surveys/trial.ts';

/** The one form of an anonymous survey, in a trial. */
export const trySurveyForm = defineForm({
  id: 'survey.try',
  role: 'coordinator',
  input: z.object({ draft: z.uuid() }),
  run({ input, typed, ...given }) {
    return tryBallot(given, input.draft, typed);
  },
});
