import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { weekAskedFor } from '#src/features/digest/rules.ts';
import { showWeek } from '#src/features/digest/show.ts';

/** Shows the week to the coordinator alone: as far as it has come, and on a Monday as the channel gets it. */
export const showDigest = defineCommand({
  id: 'digest.show',
  word: { sv: 'oversikt', en: 'digest' },
  level: 'under',
  role: 'coordinator',
  help: { summary: 'digest.help.summary', example: 'digest.help.example' },
  logs: false,
  run: async (given) => reply.onlyYou(await showWeek(weekAskedFor(given.now), given)),
});
