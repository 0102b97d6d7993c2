import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showFound } from '#src/features/search/show.ts';

/** Searches everything that the sender may see. */
export const searchCommand = defineCommand({
  id: 'search.find',
  word: { sv: 'sok', en: 'search' },
  level: 'under',
  role: 'anyone',
  help: {
    summary: 'search.help.summary',
    example: 'search.help.example',
    representative: { summary: 'search.help.representative', example: 'search.help.representativeExample' },
  },
  logs: false,
  run: async ({ text, onlyForm: _, ...given }) => reply.onlyYou(await showFound(given, text)),
});
