import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { writeForm } from '#src/features/information/forms.ts';
import { cleanText } from '#src/features/information/rules.ts';

/** Opens the form that writes information to many, with what was written after the word in it. */
export const informationCommand = defineCommand({
  id: 'information.write',
  word: { sv: 'information', en: 'information' },
  level: 'under',
  role: 'coordinator',
  help: { summary: 'information.help.summary', example: 'information.help.example' },
  logs: true,
  async run({ text, t }) {
    return reply.form(writeForm({ title: '', text: cleanText(text) }, t));
  },
});
