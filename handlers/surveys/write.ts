import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { answerWith } from '#src/features/surveys/answering.ts';
import { writeInput } from '#src/features/surveys/forms.ts';

/** A free answer that was too long at first. */
export const writeAnswer = defineForm({
  id: 'survey.write',
  role: 'anyone',
  input: writeInput,
  run({ input, ...given }) {
    const { request, question, text } = input;
    return answerWith(given, { request, question, typed: text }, text);
  },
});
