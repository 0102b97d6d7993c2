import { defineCommand } from '#src/conversation/declarations/declarations.ts';
import { reply } from '#src/conversation/elements/reply.ts';
import { districtElements } from '#src/features/districts/cards.ts';
import { viewDistricts } from '#src/features/districts/reads.ts';
import { settingsCard } from '#src/features/settings/cards.ts';
import { viewSettings } from '#src/features/settings/reads.ts';
import { knowChannel } from '#src/features/settings/writes.ts';
import { can } from '#src/people/can.ts';

/**
 * Everybody's own language, and the workspace's settings for administrators. Written by one in a channel, it makes
 * that channel one that the week can be posted to.
 */
export const showSettings = defineCommand({
  id: 'settings.show',
  word: { sv: 'installningar', en: 'settings' },
  level: 'under',
  role: 'anyone',
  help: {
    summary: 'settings.help.summary',
    example: 'settings.help.example',
    representative: {
      summary: 'settings.help.representative',
      example: 'settings.help.representativeExample',
    },
  },
  logs: false,
  async run({ language, t, ...given }) {
    if (can(given.person, 'changeSettings')) await knowChannel(given.em, given);
    const settings = settingsCard(language, await viewSettings(given), t);
    const districts = districtElements(await viewDistricts({ ...given, language, t }), t);
    return reply.onlyYou({ ...settings, elements: [...settings.elements, ...districts] });
  },
});
