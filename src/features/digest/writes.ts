import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import type { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { zoneOf } from '#src/locales/zone.ts';
import { post } from '#src/outbox/post.ts';
import { digestSoFar, digestWeek } from './messages.ts';
import { findDigestChannel, findPostings, type PostedNow, type Span } from './reads.ts';
import { digestKey, isDue } from './rules.ts';

/** Posts a workspace's week when it is due there; at most once for an ISO week. */
export async function postDueDigest(em: EntityManager, workspaceId: string, now: DateTime): Promise<void> {
  const workspace = await em.findOneOrFail(Workspace, workspaceId);
  const channel = await findDigestChannel(em, workspace);
  const local = now.setZone(zoneOf(workspace.zone));
  if (channel === undefined || !isDue(local)) return;
  await post(em, [weekPost(workspace, channel.id, digestKey(local), now)]);
}

/**
 * Posts a week because a coordinator asks for it: the last one once in an ISO week, this one as far as it has come once
 * a day, unless it did not arrive. `now` is local.
 */
export async function postNow(
  em: EntityManager,
  span: Span,
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
  const { key, tries, posting } = await findPostings(em, span, now);
  if (posting !== undefined) return { ok: false, reason: 'alreadyPosted', posting };
  em.create(AuditEntry, {
    workspace: locked,
    person,
    verb: span.isSoFar ? 'digest.sendSoFar' : 'digest.send',
    subjectId: workspace.id,
    createdAt: now.toUTC(),
  });
  const own = tries === 0 ? key : `${key}:${tries + 1}`;
  const message = span.isSoFar ? digestSoFar : digestWeek;
  await post(em, [{ ...weekPost(locked, channel.id, own, now), message, responsible: person.id }]);
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
