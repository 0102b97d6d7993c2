import { randomUUIDv7 } from 'node:crypto';
import type { DateTime } from 'luxon';
import type { MessageReference } from '#src/conversation/incoming.ts';
import type { Address } from '#src/conversation/messenger.ts';
import type { Part, Taken } from './claim.ts';
import type { DueRow } from './groups.ts';
import { type Query, type Statement, sqlInstant } from './sql.ts';

/** At least this long between two edits of one message. */
export const editPauseMs = 3_000;

// Every row here is found by its id, its person or its conversation. `(status = …) is true` keeps the planner from the
// indexes of all that waits or is being sent, which it takes for short before the table has been analysed.

// What waits for the same person, or in the same conversation about the same subject, comes next: the oldest that is due.
const waiting = `o.status in ('waiting', 'sending') and (o.status = 'waiting') is true`;
const nextFor = (person: string, conversation: string, subject: string, at: string) => `coalesce(
    (select o.id from deliveries o
      where o.person_id = ${person} and ${waiting} and o.due_at <= ${at}::timestamptz
      order by o.wanted_at, o.id limit 1),
    case when ${conversation} is not null then (select o.id from deliveries o
      where o.conversation_id = ${conversation} and ${waiting} and o.subject_id = ${subject}
        and o.due_at <= ${at}::timestamptz
      order by o.wanted_at, o.id limit 1) end)`;
// One that is locked is being claimed: to wait for it would be a deadlock, since its claim waits for this one to end.
const following = (ids: string) => `
  update deliveries n set turn = n.turn + 1
  where n.id = any(array(
    select w.id from deliveries w where w.id = any(${ids}) and (w.status = 'waiting') is true for update skip locked))
  returning n.id, n.turn, n.urgency, (extract(epoch from n.due_at) * 1000)::float8 as "dueAtMs"`;

// $1–$10 what stands where, one row for each delivery: $1 ids, $2 turns, $3 when, $4–$7 where, $8 whom the notice was shown
// to, $9 ids of the messages of live ones, $10 their next edits. $11–$14 whom it went to: persons, conversations, subjects,
// when.
const recordStatement: Statement = {
  name: 'outbox-record',
  text: `
  with sent as (
    select * from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
        $8::uuid[], $9::uuid[], $10::timestamptz[])
      as sent (id, turn, at, platform, tenant, conversation, message, welcomed_id, live_id, next_edit_at)
  ), recorded as (
    update deliveries d
    set status = 'sent', sent_at = s.at, platform = s.platform, tenant = s.tenant,
      sent_conversation = s.conversation, sent_message = s.message, lease_until = null, reason = null
    from sent s
    where d.id = s.id and (d.status = 'sending') is true and (d.bundle_id is not null or d.turn = s.turn)
    returning d.id, d.workspace_id, d.subject_id, d.touched, s.at, s.live_id, s.next_edit_at, s.welcomed_id
  ), welcomed as (
    update people p set welcomed_at = s.at from sent s where p.id = s.welcomed_id and p.welcomed_at is null
  ), live as (
    insert into messages (id, workspace_id, created_at, delivery_id, subject_id, wanted_revision, rendered_revision,
      next_edit_at, notice)
    select live_id, workspace_id, at, id, subject_id, case when touched then 2 else 1 end, 1, next_edit_at,
      welcomed_id is not null
    from recorded where live_id is not null
    on conflict (delivery_id) do nothing
    returning id, wanted_revision
  ), ended as (
    select * from unnest($11::uuid[], $12::uuid[], $13::uuid[], $14::timestamptz[])
      as ended (person_id, conversation_id, subject_id, at)
  ), following as (${following(`array(
    select ${nextFor('e.person_id', 'e.conversation_id', 'e.subject_id', 'e.at')} from ended e)`)})
  select (select coalesce(array_agg(id::text), '{}') from recorded) as recorded,
    (select coalesce(array_agg(id::text), '{}') from live where wanted_revision > 1) as behind,
    (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from following f) as next`,
};

const followStatement: Statement = {
  name: 'outbox-follow',
  text: following(`array[${nextFor('$1::uuid', '$2::uuid', '$3::uuid', '$4')}]`),
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
  readonly claimed: Taken;
  readonly parts: readonly Part[];
  readonly address: Address;
  readonly at: MessageReference;
  readonly when: DateTime;
  /** The deliveries of `parts` whose messages are kept up to date. */
  readonly live: readonly string[];
  readonly notice: boolean;
}

/** What came of writing down what was sent. */
export interface Recorded {
  /** For each that was sent: false when somebody else had taken it over meanwhile. */
  readonly kept: readonly boolean[];
  /** What is to go out next to the same recipients. */
  readonly next: readonly DueRow[];
  /** Live messages that were touched while they were being sent. */
  readonly behind: readonly string[];
}

/** Writes down that some deliveries were sent. */
export async function recordAllSent(query: Query, all: readonly Sent[]): Promise<Recorded> {
  const rows = all.flatMap((sent) => sent.parts.map((part) => ({ sent, id: part.id })));
  const perRow = <Value>(value: (sent: Sent, id: string) => Value) =>
    rows.map(({ sent, id }) => value(sent, id));
  const perSent = <Value>(value: (sent: Sent) => Value) => all.map(value);
  const isLive = ({ live }: Sent, id: string) => live.includes(id);
  const [found] = await query<{ recorded: string[]; behind: string[]; next: DueRow[] }>(recordStatement, [
    perRow((_, id) => id),
    perRow(({ claimed }) => claimed.turn),
    perRow(({ when }) => sqlInstant(when)),
    perRow(({ address }) => address.platform),
    perRow(({ address }) => address.tenant),
    perRow(({ at }) => at.conversation),
    perRow(({ at }) => at.message),
    perRow(({ notice, claimed }) => (notice ? claimed.personId : null)),
    perRow((sent, id) => (isLive(sent, id) ? randomUUIDv7() : null)),
    perRow(({ when }) => new Date(when.toMillis() + editPauseMs).toISOString()),
    perSent(({ claimed }) => claimed.personId),
    perSent(({ claimed }) => claimed.conversationId),
    perSent(({ claimed }) => claimed.subjectId),
    perSent(({ when }) => sqlInstant(when)),
  ]);
  const { recorded = [], behind = [], next = [] } = found ?? {};
  return {
    kept: all.map(({ parts }) => parts.some(({ id }) => recorded.includes(id))),
    next,
    behind,
  };
}

/** Lets a claimed delivery, and what was bundled with it, wait until `until`. An uncounted attempt never happened. */
export async function move(
  query: Query,
  { id, turn }: Taken,
  until: DateTime,
  { reason, counted }: { readonly reason: string; readonly counted: boolean },
): Promise<DueRow[]> {
  return query(moveStatement, [id, turn, sqlInstant(until), reason, counted]);
}

/** Ends claimed deliveries without a message. */
export async function end(
  query: Query,
  { turn }: Taken,
  ids: readonly string[],
  status: 'failed' | 'cancelled',
  reason: string,
): Promise<void> {
  await query(endStatement, [ids, turn, status, reason]);
}

/** Keeps a delivery that may have arrived; after `until` it is looked for. */
export async function doubt(
  query: Query,
  { id, turn }: Taken,
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
export async function follow(query: Query, claimed: Taken, now: DateTime): Promise<DueRow[]> {
  return query(followStatement, [
    claimed.personId,
    claimed.conversationId,
    claimed.subjectId,
    sqlInstant(now),
  ]);
}
