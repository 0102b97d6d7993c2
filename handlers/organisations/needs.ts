import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { readNeedsCard } from '#src/features/organisations/show.ts';

/** Lists the needs that nobody has met yet. */
export const listNeeds = defineCommand({
  id: 'need.list',
  word: { sv: 'behov', en: 'needs' },
  level: 'under',
  role: 'coordinator',
  help: { summary: 'organisations.help.needs', example: 'organisations.help.needsExample' },
  logs: false,
  run: async ({ text: _, onlyForm: __, ...given }) => reply.onlyYou(await readNeedsCard(given, 0)),
});
