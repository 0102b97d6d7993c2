import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Workspace } from '#entities/workspace.ts';
import { zoneOf } from '#src/locales/zone.ts';
import { listFates } from '#src/outbox/fates.ts';
import { touch } from '#src/outbox/post.ts';
import { askedId } from './message-ids.ts';
import { postNews, postReminder } from './posts.ts';
import { isOpen, returnAt } from './rules.ts';
import { lock } from './writes.ts';

/**
 * Acts on a body's silence when it is time: it is reminded once, then the matter comes back to the coordinator. Run
 * twice it does it once: the row says when it is time again.
 */
export async function breakSilence(
  em: EntityManager,
  due: { readonly id: string; readonly workspaceId: string },
  now: DateTime,
): Promise<void> {
  const referral = await lock(em, due.id);
  if (referral === undefined || referral.nextAt == null || referral.nextAt > now) return;
  const workspace = await em.findOneOrFail(Workspace, due.workspaceId);
  const local = now.setZone(zoneOf(workspace.zone));
  const by = { workspace, person: null, now: local };
  if (!isOpen(referral.status)) {
    referral.nextAt = null;
  } else if (referral.remindedAt == null && (await hasArrived(em, due.id))) {
    referral.remindedAt = now.toUTC();
    referral.nextAt = returnAt({ dueOn: referral.dueOn ?? null }, local).toUTC();
    await em.flush();
    await postReminder(em, referral, by);
  } else {
    referral.returnedAt = now.toUTC();
    referral.nextAt = null;
    await em.flush();
    await postNews(em, referral, by);
  }
  await em.flush();
  await touch(em, referral.id);
}

/** Nobody is reminded of a question that never came. */
async function hasArrived(em: EntityManager, id: string): Promise<boolean> {
  return (await listFates(em, id, askedId)).sent > 0;
}
