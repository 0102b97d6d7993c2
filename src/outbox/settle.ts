import { randomUUIDv7 } from 'node:crypto';
import type { DateTime } from 'luxon';
import type { MessageReference } from '#src/conversation/incoming.ts';
import type { Address } from '#src/conversation/messenger.ts';
import type { Claimed, Part } from './claim.ts';
import type { DueRow } from './dispatcher.ts';
import { type Query, type Statement, sqlInstant } from './sql.ts';

/** At least this long between two edits of one message. */
export const editPauseMs = 3_000;

// Every row here is found by its id, its person or its conversation. `(status = …) is true` keeps the planner from the
// indexes of all that waits or is being sent, which it takes for short before the table has been analysed.

// What waits for the same person, or in the same conversation about the same subject, comes next: the oldest that is due.
const waiting = `o.status in ('waiting', 'sending') and (o.status = 'waiting') is true`;
const following = (person: string, conversation: string, subject: string, at: string) => `
  update deliveries n set turn = n.turn + 1
  where (n.status = 'waiting') is true and n.id = coalesce(
    (select o.id from deliveries o
      where o.person_id = ${person} and ${waiting} and o.due_at <= ${at}::timestamptz
      order by o.wanted_at, o.id limit 1),
    (select o.id from deliveries o
      where o.conversation_id = ${conversation} and ${waiting} and o.subject_id = ${subject}
        and o.due_at <= ${at}::timestamptz
      order by o.wanted_at, o.id limit 1))
  returning n.id, n.turn, n.urgency, (extract(epoch from n.due_at) * 1000)::float8 as "dueAtMs"`;

// $1 ids, $2 the turn, $3 now, $4–$7 where it stands, $8 whom the notice was shown to, $9 live ones, $10 their messages'
// ids, $11 next edit, $12 person, $13 conversation, $14 subject.
const recordStatement: Statement = {
  name: 'outbox-record',
  text: `
  with recorded as (
    update deliveries
    set status = 'sent', sent_at = $3, platform = $4, tenant = $5, sent_conversation = $6, sent_message = $7,
      lease_until = null, reason = null
    where id = any($1::uuid[]) and (status = 'sending') is true and (bundle_id is not null or turn = $2)
    returning id, workspace_id, subject_id, touched
  ), welcomed as (
    update people set welcomed_at = $3 where id = $8::uuid and welcomed_at is null
  ), live as (
    insert into messages (id, workspace_id, created_at, delivery_id, subject_id, wanted_revision, rendered_revision,
      next_edit_at, notice)
    select l.message_id, r.workspace_id, $3, r.id, r.subject_id, case when r.touched then 2 else 1 end, 1, $11,
      $8::uuid is not null
    from unnest($9::uuid[], $10::uuid[]) as l (delivery_id, message_id) join recorded r on r.id = l.delivery_id
    on conflict (delivery_id) do nothing
    returning id, wanted_revision
  ), following as (${following('$12::uuid', '$13::uuid', '$14::uuid', '$3')})
  select (select count(*) from recorded)::int as recorded,
    (select array_agg(id::text) from live where wanted_revision > 1) as behind,
    f.* from (select 1) one left join following f on true`,
};

const followStatement: Statement = {
  name: 'outbox-follow',
  text: following('$1::uuid', '$2::uuid', '$3::uuid', '$4'),
};

const moveStatement: Statement = {
  name: 'outbox-move',
  text: `
  update deliveries
  set status = 'waiting', due_at = $3, lease_until = null, reason = $4, bundle_id = null,
    attempts = attempts - case when $5::boolean then 0 else 1 end, held = held or $4 = 'weeklyLimit'
  where (status = 'sending') is true and ((id = $1 and turn = $2) or bundle_id = $1)
  returning id, turn, urgency, (extract(epoch from due_at) * 1000)::float8 as "dueAtMs"`,
};

const endStatement: Statement = {
  name: 'outbox-end',
  text: `
  update deliveries set status = $3, reason = $4, lease_until = null
  where id = any($1::uuid[]) and (status = 'sending') is true and (bundle_id is not null or turn = $2)`,
};

const doubtStatement: Statement = {
  name: 'outbox-doubt',
  text: `
  update deliveries set lease_until = $3, reason = $4
  where id = $1 and (status = 'sending') is true and turn = $2
  returning id, turn, urgency, (extract(epoch from lease_until) * 1000)::float8 as "dueAtMs"`,
};

const deferStatement: Statement = {
  name: 'outbox-defer',
  text: `
  update deliveries d set due_at = b.due_at, turn = d.turn + 1, reason = 'order'
  from (
    select max(o.due_at) as due_at from deliveries m join deliveries o
      on (o.person_id = m.person_id or o.conversation_id = m.conversation_id) and o.subject_id = m.subject_id
    where m.id = $1 and ${waiting} and (o.wanted_at, o.id) < (m.wanted_at, m.id)
  ) b
  where d.id = $1 and (d.status = 'waiting') is true and d.due_at <= $2::timestamptz and b.due_at > $2::timestamptz
  returning d.id, d.turn, d.urgency, (extract(epoch from d.due_at) * 1000)::float8 as "dueAtMs"`,
};

/** What went out: where, and with what. */
export interface Sent {
  readonly claimed: Claimed;
  readonly parts: readonly Part[];
  readonly address: Address;
  readonly at: MessageReference;
  /** The deliveries of `parts` whose messages are kept up to date. */
  readonly live: readonly string[];
  readonly notice: boolean;
}

/** Writes down that a delivery was sent. `kept` is false when somebody else had taken it over meanwhile. */
export async function recordSent(
  query: Query,
  { claimed, parts, address, at, live, notice }: Sent,
  now: DateTime,
): Promise<{ kept: boolean; next: DueRow[]; behind: string[] }> {
  const rows = await query<{ recorded: number; behind: string[] | null } & Nullable<DueRow>>(
    recordStatement,
    [
      parts.map((part) => part.id),
      claimed.turn,
      sqlInstant(now),
      address.platform,
      address.tenant,
      at.conversation,
      at.message,
      notice ? claimed.personId : null,
      live,
      live.map(() => randomUUIDv7()),
      sqlInstant(now.plus({ milliseconds: editPauseMs })),
      claimed.personId,
      claimed.conversationId,
      claimed.subjectId,
    ],
  );
  const next = rows.flatMap(({ id, turn, urgency, dueAtMs }) =>
    id === null || turn === null || urgency === null || dueAtMs === null
      ? []
      : [{ id, turn, urgency, dueAtMs }],
  );
  return { kept: (rows[0]?.recorded ?? 0) > 0, next, behind: rows[0]?.behind ?? [] };
}

type Nullable<Row> = { readonly [Name in keyof Row]: Row[Name] | null };

/** Lets a claimed delivery, and what was bundled with it, wait until `until`. An uncounted attempt never happened. */
export async function move(
  query: Query,
  { id, turn }: Claimed,
  until: DateTime,
  { reason, counted }: { readonly reason: string; readonly counted: boolean },
): Promise<DueRow[]> {
  return query(moveStatement, [id, turn, sqlInstant(until), reason, counted]);
}

/** Ends claimed deliveries without a message. */
export async function end(
  query: Query,
  { turn }: Claimed,
  ids: readonly string[],
  status: 'failed' | 'cancelled',
  reason: string,
): Promise<void> {
  await query(endStatement, [ids, turn, status, reason]);
}

/** Keeps a delivery that may have arrived; after `until` it is looked for. */
export async function doubt(
  query: Query,
  { id, turn }: Claimed,
  until: DateTime,
  reason: string,
): Promise<DueRow[]> {
  return query(doubtStatement, [id, turn, sqlInstant(until), reason]);
}

/** Moves a due delivery that waits for an older one to when that one is due. */
export async function defer(query: Query, id: string, now: DateTime): Promise<DueRow[]> {
  return query(deferStatement, [id, sqlInstant(now)]);
}

/** What is to go out next to the same recipient. */
export async function follow(query: Query, claimed: Claimed, now: DateTime): Promise<DueRow[]> {
  return query(followStatement, [
    claimed.personId,
    claimed.conversationId,
    claimed.subjectId,
    sqlInstant(now),
  ]);
}
