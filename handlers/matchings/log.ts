import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { takeMatchingLine } from '#src/features/matchings/line.ts';
import { matchingLineReply, showOpenMatchings, showProposals } from '#src/features/matchings/replies.ts';

/** `A + B: purpose` is logged; one organisation alone gets proposals; nothing lists what goes on. */
export const logMatching = defineCommand({
  id: 'matching.log',
  word: { sv: 'matcha', en: 'match' },
  level: 'own',
  role: 'coordinator',
  help: { summary: 'matchings.help.summary', example: 'matchings.help.example' },
  logs: true,
  async run({ text, onlyForm, ...given }) {
    const outcome = await takeMatchingLine(given, text, onlyForm);
    if (outcome.kind === 'list') return reply.onlyYou(await showOpenMatchings(given, 0));
    if (outcome.kind === 'propose') return showProposals(given, outcome.organisation);
    return matchingLineReply(given, outcome);
  },
});
