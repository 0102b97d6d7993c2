import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { pauseCard } from '#src/features/people/pause-card.ts';
import { readPause } from '#src/features/people/rules.ts';
import { pauseMessages } from '#src/features/people/writes.ts';

/** Shows whether somebody gets messages, and pauses them when it says for how long. */
export const pauseCommand = defineCommand({
  id: 'people.pause',
  word: { sv: 'paus', en: 'pause' },
  level: 'under',
  role: 'anyone',
  help: { summary: 'people.help.pause', example: 'people.help.pauseExample' },
  logs: false,
  async run({ text, ...given }) {
    const choice = readPause(text);
    if (choice === undefined) return reply.onlyYou(pauseCard(given.person, given));
    await pauseMessages(given.em, choice, given);
    return reply.onlyYou(pauseCard(given.person, given, given.t('people.pause.saved')));
  },
});
