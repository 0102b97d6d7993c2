import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { checkSelection } from '#src/features/audiences/rules.ts';
import { audienceFormInput, preview } from '#src/features/meetings/audience.ts';
import { refusedCard } from '#src/features/meetings/cards.ts';
import { findMeeting } from '#src/features/meetings/reads.ts';

/** Shows who a selection means, and how each is reached, before anything is sent. */
export const previewAudience = defineForm({
  id: 'meeting.audience',
  role: 'coordinator',
  input: audienceFormInput,
  async run({ input, ...given }) {
    const { em, t } = given;
    const { meeting: id, ...selection } = input;
    const problem = checkSelection(selection);
    if (problem !== undefined) return reply.errors({ who: t(problem) });
    const meeting = await findMeeting(em, id);
    if (meeting === undefined) return reply.onlyYou(refusedCard('gone', t));
    return reply.onlyYou(await preview(given, meeting, selection));
  },
});
