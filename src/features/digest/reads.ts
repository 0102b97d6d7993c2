import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Conversation } from '#entities/conversation.ts';
import { Delivery } from '#entities/delivery.ts';
import { Workspace } from '#entities/workspace.ts';
import { zoneOf } from '#src/locales/zone.ts';
import { type Days, digestKey, isDue, soFarKey } from './rules.ts';

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

/** What a coordinator can post: the last whole week, or this one as far as it has come. */
export type Span = Pick<Days, 'isSoFar'>;

/** A digest that has been posted or is about to be: when, and by whom, unless it went by itself. */
export type Posting = { readonly at: DateTime; readonly by: string | undefined };

/** What became of a coordinator's wish to post a week now. */
export type PostedNow =
  | { readonly ok: true; readonly channel: string | null }
  | { readonly ok: false; readonly reason: 'noChannel' }
  | { readonly ok: false; readonly reason: 'alreadyPosted'; readonly posting: Posting };

/** How often the channel was to get a span in the time that it is posted once, and the posting that did not fail. */
export async function findPostings(
  em: EntityManager,
  { isSoFar }: Span,
  now: DateTime,
): Promise<{ readonly key: string; readonly tries: number; readonly posting: Posting | undefined }> {
  const key = isSoFar ? soFarKey(now) : digestKey(now);
  const found = await em.find(
    Delivery,
    { key: { $like: `${key}%` } },
    { orderBy: { wantedAt: 'asc' }, populate: ['responsible'] },
  );
  const arrived = found.find(({ status }) => status !== 'failed' && status !== 'cancelled');
  return {
    key,
    tries: found.length,
    posting: arrived && { at: arrived.wantedAt, by: arrived.responsible?.getEntity().name },
  };
}
