import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { tryAnswer, tryInput } from '#src/features/surveys/trial.ts';

/** One answer in a trial. It is shown as saved and counted nowhere. */
export const trySurvey = defineAction({
  id: 'survey.try',
  role: 'coordinator',
  input: tryInput,
  run({ input, ...given }) {
    return tryAnswer(given, input);
  },
});
