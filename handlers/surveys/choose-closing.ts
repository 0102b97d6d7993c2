import { defineAction } from '#src/conversation/declarations/declarations.ts';
import { startClosing } from '#src/features/surveys/change-closing.ts';
import { closingOwner } from '#src/features/surveys/closing-forms.ts';

/** Opens the form that asks until when a survey takes answers. */
export const chooseClosing = defineAction({
  id: 'survey.chooseClosing',
  role: 'coordinator',
  input: closingOwner,
  run({ input, ...given }) {
    return startClosing(given, input);
  },
});
