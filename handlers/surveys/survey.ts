import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { showList, showTyped } from '#src/features/surveys/find.ts';
import { ownSurveysCard } from '#src/features/surveys/own-cards.ts';
import { startPoll } from '#src/features/surveys/poll.ts';
import { listOwnOpen, listOwnQuoted } from '#src/features/surveys/reads-own.ts';
import { isQuestion } from '#src/features/surveys/rules.ts';

/** Lists surveys, or shows the one after a meeting; whoever is no coordinator sees what they may answer. */
export const survey = defineCommand({
  id: 'survey.list',
  word: { sv: 'enkat', en: 'survey' },
  level: 'own',
  role: 'anyone',
  help: {
    summary: 'surveys.help.summary',
    example: 'surveys.help.example',
    representative: { summary: 'surveys.help.representative', example: 'surveys.help.representativeExample' },
  },
  logs: false,
  async run({ text, ...given }) {
    const { em, person, now } = given;
    if (!person.is('coordinator')) {
      const open = await listOwnOpen(em, person, now);
      const quoted = await listOwnQuoted(em, person, now);
      return reply.onlyYou(ownSurveysCard({ open, quoted }, given));
    }
    if (text === '') return reply.onlyYou(await showList(given, 0));
    return isQuestion(text) ? startPoll(given, text) : reply.onlyYou(await showTyped(given, text));
  },
});
