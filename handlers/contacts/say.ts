import { defineFreeText } from '#src/conversation/declarations/declarations.ts';
import { takeLine } from '#src/features/contacts/line.ts';
import { lineReply } from '#src/features/contacts/replies.ts';
import { showOrganisation } from '#src/features/organisations/show.ts';

/** What a coordinator tells in free words is logged as a contact where an organisation is named. */
export const sayContact = defineFreeText({
  id: 'contact.say',
  role: 'coordinator',
  async run({ text, onlyForm, ...given }) {
    const outcome = await takeLine(given, text, { freely: true, onlyForm });
    return outcome.kind === 'known'
      ? showOrganisation(given, outcome.organisationId)
      : lineReply(given, outcome);
  },
});
