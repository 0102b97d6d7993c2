import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import type { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { zoneOf } from '#src/locales/zone.ts';
import { post } from '#src/outbox/post.ts';
import { digestWeek } from './messages.ts';
import { findDigestChannel, listPosted } from './reads.ts';
import { digestKey, isDue } from './rules.ts';

/** Posts a workspace's week when it is due there; at most once for an ISO week. */
export async function postDueDigest(em: EntityManager, workspaceId: string, now: DateTime): Promise<void> {
  const workspace = await em.findOneOrFail(Workspace, workspaceId);
  const channel = await findDigestChannel(em, workspace);
  const local = now.setZone(zoneOf(workspace.zone));
  if (channel === undefined || !isDue(local)) return;
  await post(em, [weekPost(workspace, channel.id, digestKey(local), now)]);
}

/** What became of a coordinator's wish to post the week now. `at` is when it was posted before. */
export type PostedNow =
  | { readonly ok: true; readonly channel: string | null }
  | { readonly ok: false; readonly reason: 'noChannel' }
  | { readonly ok: false; readonly reason: 'alreadyPosted'; readonly at: DateTime };

/** Posts the week because a coordinator asks for it: not twice in one ISO week, unless it did not arrive. `now` is local. */
export async function postNow(
  em: EntityManager,
  {
    workspace,
    person,
    now,
  }: { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime },
): Promise<PostedNow> {
  // Locked: of two who send it at once, the second finds it posted.
  const locked = await em.findOneOrFail(Workspace, workspace.id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const channel = await findDigestChannel(em, locked);
  if (channel === undefined) return { ok: false, reason: 'noChannel' };
  const before = await listPosted(em, now);
  const arrived = before.find(({ status }) => status !== 'failed' && status !== 'cancelled');
  if (arrived !== undefined) return { ok: false, reason: 'alreadyPosted', at: arrived.wantedAt };
  const key = before.length === 0 ? digestKey(now) : `${digestKey(now)}:${before.length + 1}`;
  em.create(AuditEntry, {
    workspace: locked,
    person,
    verb: 'digest.send',
    subjectId: workspace.id,
    createdAt: now.toUTC(),
  });
  await post(em, [{ ...weekPost(locked, channel.id, key, now), responsible: person.id }]);
  return { ok: true, channel: channel.name };
}

function weekPost(workspace: Workspace, conversation: string, key: string, now: DateTime) {
  return {
    workspace,
    message: digestWeek,
    key,
    subjectId: workspace.id,
    to: { conversation },
    dueAt: now,
    audience: 'channel',
  } as const;
}
