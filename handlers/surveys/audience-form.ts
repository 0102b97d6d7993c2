import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { checkSelection } from '#src/features/audiences/rules.ts';
import { pollFormInput, previewPoll } from '#src/features/surveys/poll.ts';

/** Shows a question and whom it would reach, before it is sent. */
export const previewPollForm = defineForm({
  id: 'survey.audience',
  role: 'coordinator',
  input: pollFormInput,
  async run({ input, ...given }) {
    const { typed, ...selection } = input;
    const problem = checkSelection(selection);
    if (problem !== undefined) return reply.errors({ who: given.t(problem) });
    return reply.onlyYou(await previewPoll(given, typed, selection));
  },
});
