import { defineForm } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { checkSelection } from '#src/features/audiences/rules.ts';
import { refusedCard } from '#src/features/information/cards.ts';
import { audienceFormInput } from '#src/features/information/forms.ts';
import { findInformation } from '#src/features/information/reads.ts';
import { preview } from '#src/features/information/show.ts';

/** Shows who a selection means, and how each is reached, before anything is sent. */
export const previewInformed = defineForm({
  id: 'information.audience',
  role: 'coordinator',
  input: audienceFormInput,
  async run({ input, ...given }) {
    const { em, t } = given;
    const { information: id, ...selection } = input;
    const problem = checkSelection(selection);
    if (problem !== undefined) return reply.errors({ who: t(problem) });
    const information = await findInformation(em, id);
    if (information === undefined) return reply.onlyYou(refusedCard('gone', t));
    return reply.onlyYou(await preview(given, information, selection));
  },
});
