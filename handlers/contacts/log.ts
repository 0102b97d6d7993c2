import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { takeLine } from '#src/features/contacts/line.ts';
import { lineReply } from '#src/features/contacts/replies.ts';
import { showOrganisation } from '#src/features/organisations/show.ts';

/** `<organisation>: <what happened>` is logged; a name alone shows what is known; nothing opens the form. */
export const logContact = defineCommand({
  id: 'contact.log',
  word: { sv: 'kontakt', en: 'contact' },
  level: 'own',
  role: 'coordinator',
  help: { summary: 'contacts.help.summary', example: 'contacts.help.example' },
  logs: true,
  async run({ text, onlyForm, ...given }) {
    const outcome = await takeLine(given, text, { freely: false, onlyForm });
    return outcome.kind === 'known'
      ? showOrganisation(given, outcome.organisationId)
      : lineReply(given, outcome);
  },
});
