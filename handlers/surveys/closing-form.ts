import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { changeClosing } from '#src/features/surveys/change-closing.ts';
import { closingInput } from '#src/features/surveys/closing-forms.ts';

/** Keeps until when a survey takes answers: sooner or later than was said, as long as it is open. */
export const keepClosing = defineForm({
  id: 'survey.closing',
  role: 'coordinator',
  input: closingInput,
  run({ input, ...given }) {
    return changeClosing(given, input);
  },
});
