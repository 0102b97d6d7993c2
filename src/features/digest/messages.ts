import { Workspace } from '#entities/workspace.ts';
import type { MessageContext } from '#src/conversation/declarations/context.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { digestCard } from './cards.ts';
import { findPostings } from './reads.ts';
import { findWeek } from './reads-week.ts';
import { type Days, weekBefore, weekSoFar } from './rules.ts';

/** The last week, to the workspace's channel: built for anyone who reads there. Its subject is the workspace. */
export const digestWeek = defineMessage({
  id: 'digest.week',
  urgency: 'normal',
  live: false,
  counts: false,
  write: (given) => write(given, weekBefore(given.now)),
});

/** The same of this week, as far as it has come. */
export const digestSoFar = defineMessage({
  id: 'digest.soFar',
  urgency: 'normal',
  live: false,
  counts: false,
  write: (given) => write(given, weekSoFar(given.now)),
});

async function write(
  given: MessageContext & { readonly subjectId: string },
  days: Days,
): Promise<Card | undefined> {
  const { em, now } = given;
  const workspace = await em.findOne(Workspace, given.subjectId);
  if (workspace === null) return undefined;
  const { posting } = await findPostings(em, days, now);
  return digestCard(await findWeek(em, workspace, now, days), posting?.by, given);
}
