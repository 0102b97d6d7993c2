import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { nudgeCard } from './cards.ts';
import { readNudges } from './show.ts';

/** To a coordinator, once a working day at most: up to three dialogues that have gone quiet. Its subject is the coordinator. */
export const nudge = defineMessage({
  id: 'dialogue.nudge',
  urgency: 'normal',
  live: false,
  counts: false,
  async write(given) {
    const { reader } = given;
    if (reader?.is('coordinator') !== true) return undefined;
    const nudges = await readNudges(given, reader.id);
    return nudges.length === 0 ? undefined : nudgeCard(nudges, given);
  },
});
