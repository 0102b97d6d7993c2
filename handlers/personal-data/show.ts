import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showPersonalData } from '#src/features/personal-data/show.ts';

/** Shows somebody everything that is kept about them. */
export const showPersonalDataCommand = defineCommand({
  id: 'personalData.show',
  word: { sv: 'mina personuppgifter', en: 'my data' },
  level: 'under',
  role: 'anyone',
  help: { summary: 'personalData.help.summary', example: 'personalData.help.example' },
  logs: false,
  async run(given) {
    return reply.onlyYou(await showPersonalData(given));
  },
});
