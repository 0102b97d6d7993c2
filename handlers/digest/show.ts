import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { previewCard } from '#src/features/digest/cards.ts';
import { findDigestChannel } from '#src/features/digest/reads.ts';
import { findWeek } from '#src/features/digest/reads-week.ts';
import { weekAskedFor } from '#src/features/digest/rules.ts';

/** Shows the week to the coordinator alone: as far as it has come, and on a Monday as the channel gets it. */
export const showDigest = defineCommand({
  id: 'digest.show',
  word: { sv: 'oversikt', en: 'digest' },
  level: 'under',
  role: 'coordinator',
  help: { summary: 'digest.help.summary', example: 'digest.help.example' },
  logs: false,
  async run(given) {
    const { em, workspace, now } = given;
    const channel = await findDigestChannel(em, workspace);
    return reply.onlyYou(previewCard(await findWeek(em, workspace, now, weekAskedFor(now)), channel, given));
  },
});
