import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { readCategory } from '#src/features/organisations/rules.ts';
import { readNeedsCard } from '#src/features/organisations/show.ts';

/** Lists the needs that nobody has met yet, the most pressing first; after the word of a kind, those of that kind. */
export const listNeeds = defineCommand({
  id: 'need.list',
  word: { sv: 'behov', en: 'needs' },
  level: 'under',
  role: 'coordinator',
  help: { summary: 'organisations.help.needs', example: 'organisations.help.needsExample' },
  logs: false,
  run: async ({ text, onlyForm: _, ...given }) =>
    reply.onlyYou(await readNeedsCard(given, { skipped: 0, category: readCategory(text) })),
});
