import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { join, makeCode } from '#src/features/people/join.ts';
import { codeCard, joinedCard } from '#src/features/people/join-cards.ts';

/** Gives a code, or takes one: whoever writes in Slack and in Teams is one person. */
export const joinAccounts = defineCommand({
  id: 'people.join',
  word: { sv: 'koppla', en: 'connect' },
  level: 'under',
  role: 'anyone',
  help: { summary: 'people.help.join', example: 'people.help.joinExample' },
  logs: false,
  async run({ text, ...given }) {
    const { t } = given;
    if (text.trim() === '') return reply.onlyYou(codeCard(await makeCode(given), t));
    return reply.onlyYou(joinedCard(await join(given, text), t));
  },
});
