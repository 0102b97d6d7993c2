import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { pasteForm } from '#src/features/register/paste.ts';

/** Opens the form into which rows of a spreadsheet are pasted. */
export const importCommand = defineCommand({
  id: 'register.paste',
  word: { sv: 'importera', en: 'import' },
  level: 'under',
  role: 'coordinator',
  help: { summary: 'register.help.import', example: 'register.help.importExample' },
  logs: false,
  run: async ({ text, t }) => reply.form(pasteForm(text, {}, t)),
});
