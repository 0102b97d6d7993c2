import { Organisation } from '#entities/organisation.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Nudge } from './cards.ts';
import { listQuiet } from './reads.ts';
import { listReasons } from './reasons.ts';
import { mostNudges } from './rules.ts';

/** The dialogues that a coordinator was told of last, as far as they are still quiet and not put off. */
export async function readNudges(
  { em, workspace, now }: Pick<Context, 'em' | 'workspace' | 'now'>,
  personId: string,
): Promise<readonly Nudge[]> {
  const told = await em.find(
    Organisation,
    { nudgedPersonId: personId, archivedAt: null },
    { orderBy: { nudgedOn: 'desc', id: 'asc' }, limit: mostNudges },
  );
  const newest = told[0]?.nudgedOn;
  const ids = told.filter(({ nudgedOn }) => nudgedOn === newest).map(({ id }) => id);
  if (ids.length === 0) return [];
  const { quiet } = await listQuiet(em, workspace, now, { organisations: ids, limit: mostNudges });
  const reasons = await listReasons(em, ids, now);
  return quiet.map((dialogue) => ({ dialogue, reasons: reasons.get(dialogue.id) ?? [] }));
}
