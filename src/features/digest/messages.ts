import { Workspace } from '#entities/workspace.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import { digestCard } from './cards.ts';
import { findWeek } from './reads-week.ts';
import { weekBefore } from './rules.ts';

/** The week, to the workspace's channel: built for anyone who reads there. Its subject is the workspace. */
export const digestWeek = defineMessage({
  id: 'digest.week',
  urgency: 'normal',
  live: false,
  counts: false,
  async write(given) {
    const workspace = await given.em.findOne(Workspace, given.subjectId);
    if (workspace === null) return undefined;
    return digestCard(await findWeek(given.em, workspace, given.now, weekBefore(given.now)), given);
  },
});
