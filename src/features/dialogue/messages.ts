import type { EntityManager } from '@mikro-orm/postgresql';
import { Delivery } from '#entities/delivery.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { nudgeCard } from './cards.ts';
import { readNudges } from './show.ts';

const nudgeId = 'dialogue.nudge';

/** To a coordinator, once a working day at most: up to three dialogues that have gone quiet. Its subject is the coordinator. */
export const nudge = defineMessage({
  id: nudgeId,
  urgency: 'normal',
  // Whom somebody has been in touch with meanwhile is no longer on it.
  live: true,
  counts: false,
  async write(given) {
    const { em, reader, subjectId } = given;
    if (reader?.is('coordinator') !== true) return undefined;
    const nudges = await readNudges(given, reader.id);
    if (nudges.length > 0) return nudgeCard(nudges, given);
    return (await isSent(em, subjectId)) ? nudgeCard([], given) : undefined;
  },
});

async function isSent(em: EntityManager, subjectId: string): Promise<boolean> {
  const asked = { message: nudgeId, subjectId };
  const [newest] = await em.find(Delivery, asked, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 });
  return newest?.status === 'sent';
}
