import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { matchingEndInput } from '#src/features/matchings/forms.ts';
import { matchingReply } from '#src/features/matchings/replies.ts';
import { moveMatching } from '#src/features/matchings/writes.ts';

/** Ends a matching, or notes that it was declined, with the reason. */
export const endMatchingForm = defineForm({
  id: 'matching.end',
  role: 'coordinator',
  input: matchingEndInput,
  async run({ input, ...given }) {
    const { matching: id, revision, to, reason } = input;
    return matchingReply(given, await moveMatching(given.em, { id, revision, to, reason }, given));
  },
});
