import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import type { Audience } from '#entities/delivery.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { MessageDeclaration } from '#src/conversation/declarations/declarations.ts';
import { runAtEnd, runStatement, type Statement } from '#src/persistence/statement.ts';
import { notePosted } from '#src/persistence/transaction.ts';
import { allowedAt } from './allowed-at.ts';
import { noteOfTouched } from './noted.ts';
import { sqlInstant } from './sql.ts';
import { workspaceOf } from './workspace-of.ts';

/** A message that shall go out. */
export interface Post {
  readonly workspace: Workspace;
  readonly message: MessageDeclaration;
  /** Unique in the workspace: posting the same key again does nothing. */
  readonly key: string;
  /** The row it is about; the message is written from it when it is sent. */
  readonly subjectId: string;
  /** A person, however they are reached, or a conversation; by their ids. */
  readonly to: { readonly person: string } | { readonly conversation: string };
  /** When it shall arrive; quiet hours may make it later. */
  readonly dueAt: DateTime;
  readonly audience: Audience;
  /** Who is told when it cannot be delivered: a person's id. */
  readonly responsible?: string;
}

const insert: Statement = {
  name: 'outbox-post',
  text: `
  with posted as (
    select * from jsonb_to_recordset($1::jsonb) as post (
      id uuid, workspace_id uuid, created_at timestamptz, key text, message text, subject_id uuid, person_id uuid,
      conversation_id uuid, urgency text, audience text, counts boolean, wanted_at timestamptz, due_at timestamptz,
      responsible_id uuid, supersedes text[])
  ), added as (
    insert into deliveries (id, workspace_id, created_at, key, message, subject_id, person_id, conversation_id, urgency,
      audience, counts, status, wanted_at, due_at, responsible_id, attempts, turn, look_ups, touched, held)
    select id, workspace_id, created_at, key, message, subject_id, person_id, conversation_id, urgency,
      audience, counts, 'waiting', wanted_at, due_at, responsible_id, 0, 0, 0, false, false
    from posted
    on conflict (workspace_id, key) do nothing
    returning id
  ), superseded as (
    update deliveries old set status = 'cancelled', reason = 'superseded'
    from posted p
    where p.supersedes is not null and p.id in (select id from added)
      and old.workspace_id = p.workspace_id and old.subject_id = p.subject_id and old.status = 'waiting'
      and old.message = any(p.supersedes)
      and old.person_id is not distinct from p.person_id
      and old.conversation_id is not distinct from p.conversation_id
  )
  select id from added`,
};

/**
 * Adds deliveries in the transaction of what they tell of, in one statement however many they are; they are
 * dispatched after the commit. A key that exists already is passed over. What is not at once or urgent is put off
 * until quiet hours allow it.
 * @throws Error outside a transaction of `transact`
 */
export async function post(em: EntityManager, posts: readonly Post[]): Promise<void> {
  if (posts.length === 0) return;
  await em.flush();
  const allowed = new Map<string, string>();
  // UUIDv7 of the same millisecond come in any order; what was posted first shall go first.
  const ids = posts.map(() => randomUUIDv7()).sort();
  const createdAt = sqlInstant(DateTime.utc());
  const rows = posts.map((one, index) => ({
    id: ids[index],
    workspace_id: one.workspace.id,
    created_at: createdAt,
    key: one.key,
    message: one.message.id,
    subject_id: one.subjectId,
    person_id: 'person' in one.to ? one.to.person : null,
    conversation_id: 'conversation' in one.to ? one.to.conversation : null,
    urgency: one.message.urgency,
    audience: one.audience,
    counts: one.message.counts && one.message.urgency === 'normal' && one.audience === 'representative',
    wanted_at: sqlInstant(one.dueAt),
    due_at: dueAt(one, allowed),
    responsible_id: one.responsible ?? null,
    supersedes: one.message.supersedes ?? null,
  }));
  const added = await runStatement<{ id: string }>(em, insert, [JSON.stringify(rows)]);
  notePosted(
    em,
    added.map(({ id }) => id),
  );
}

// Ten thousand invitations are due in the same instant: it is worked out once.
function dueAt({ workspace, message, audience, dueAt: wanted }: Post, known: Map<string, string>): string {
  const key = `${workspace.id} ${message.urgency} ${audience} ${wanted.toMillis()}`;
  const already = known.get(key);
  if (already !== undefined) return already;
  const at = sqlInstant(allowedAt(wanted, { workspace, urgency: message.urgency, audience }));
  known.set(key, at);
  return at;
}

/** Cancels what waits about some subjects, of one declared message or of all. Returns how many; what is being sent is not stopped. */
export async function cancelPosted(
  em: EntityManager,
  asked: {
    readonly subjectId: string | readonly string[];
    readonly message?: string;
    readonly reason: string;
  },
): Promise<number> {
  const cancelled = await em.execute<{ id: string }[]>(
    `update deliveries set status = 'cancelled', reason = ?
    where workspace_id = ? and subject_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
      and status = 'waiting' and message = coalesce(?, message)
    returning id`,
    [asked.reason, workspaceOf(em), listed(asked.subjectId), asked.message ?? null],
  );
  return cancelled.length;
}

/** Why a delivery waits for the end of its reader's pause, or was cancelled because they want no messages. */
export const pausedReason = 'paused';

/**
 * What waits for the end of somebody's pause, or behind something that does, is looked at again now: the pause has
 * changed, or is over. It is sent, or waits for the new end.
 */
export async function releasePaused(em: EntityManager, personId: string, now: DateTime): Promise<void> {
  await em.flush();
  const released = await em.execute<{ id: string }[]>(
    `update deliveries set due_at = ?, turn = turn + 1
    where workspace_id = ? and person_id = ? and status = 'waiting' and reason in (?, 'order')
    returning id`,
    [sqlInstant(now), workspaceOf(em), personId, pausedReason],
  );
  notePosted(
    em,
    released.map(({ id }) => id),
  );
}

const touchStatement: Statement = {
  name: 'outbox-touch',
  text: `
  update messages set wanted_revision = wanted_revision + 1 where id = any(array(
    select id from messages where workspace_id = $1 and subject_id = any($2::uuid[]) for update skip locked))`,
};

/** Says that subjects have changed: every live message about them is written anew, at least 3 s after its last edit. */
export async function touch(em: EntityManager, subjectId: string | readonly string[]): Promise<void> {
  // Here so that no crash loses it; after the commit once more, for what was being sent meanwhile. Thousands who answer
  // one poll would wait for this row, one commit after the other: whoever finds it locked leaves it to the one who has
  // it, and to what comes after the commit.
  runAtEnd(em, touchStatement, [workspaceOf(em), [subjectId].flat()]);
  notePosted(em, [subjectId].flat().map(noteOfTouched));
}

/** What was sent about a subject stays as it is from now on: something newer takes its place. */
export async function letStand(em: EntityManager, subjectId: string, message: string): Promise<void> {
  await em.execute(
    `delete from messages m using deliveries d
    where m.workspace_id = ? and m.subject_id = ?::uuid and d.id = m.delivery_id and d.message = ?`,
    [workspaceOf(em), subjectId, message],
    'run',
  );
}

/** A meeting changes for the thousands invited to it: their rows go in one statement. */
function listed(subjectId: string | readonly string[]): string {
  return JSON.stringify([subjectId].flat());
}
