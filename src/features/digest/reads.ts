import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Conversation } from '#entities/conversation.ts';
import { Delivery } from '#entities/delivery.ts';
import { Workspace } from '#entities/workspace.ts';
import { zoneOf } from '#src/locales/zone.ts';
import { digestKey, isDue } from './rules.ts';

/** Ids of the workspaces where it is Monday after eight and the week is not posted yet. `em` sees all workspaces. */
export async function listDueDigests(em: EntityManager, now: DateTime): Promise<string[]> {
  const workspaces = await em.find(Workspace, { digestConversationId: { $ne: null } });
  const due = workspaces.flatMap(({ id, zone }) => {
    const local = now.setZone(zoneOf(zone));
    return isDue(local) ? [{ id, key: digestKey(local) }] : [];
  });
  if (due.length === 0) return [];
  const posted = await em.find(
    Delivery,
    { workspace: { $in: due.map(({ id }) => id) }, key: { $in: [...new Set(due.map(({ key }) => key))] } },
    { fields: ['workspace', 'key'] },
  );
  const done = new Set(posted.map(({ workspace, key }) => `${workspace.id} ${key}`));
  return due.filter(({ id, key }) => !done.has(`${id} ${key}`)).map(({ id }) => id);
}

/** The channel that gets the week; undefined when none is chosen. `name` is null where the platform gave none. */
export async function findDigestChannel(
  em: EntityManager,
  { digestConversationId }: Pick<Workspace, 'digestConversationId'>,
): Promise<{ readonly id: string; readonly name: string | null } | undefined> {
  if (!digestConversationId) return undefined;
  const found = await em.findOne(Conversation, digestConversationId);
  return found === null ? undefined : { id: found.id, name: found.name ?? null };
}

/** Deliveries of this week's digest, whatever became of them. */
export async function listPosted(
  em: EntityManager,
  now: DateTime,
): Promise<readonly Pick<Delivery, 'status' | 'wantedAt'>[]> {
  const key = digestKey(now);
  return em.find(Delivery, { key: { $like: `${key}%` } }, { orderBy: { wantedAt: 'asc' } });
}
