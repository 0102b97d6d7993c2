import type { DateTime } from 'luxon';
import type { Audience, Urgency } from '#entities/delivery.ts';
import type { Platform } from '#src/conversation/incoming.ts';
import type { Address } from '#src/conversation/messenger.ts';
import type { PersonRow, WorkspaceRow } from './reader.ts';
import { type Query, type Statement, sqlInstant } from './sql.ts';
import { findFullWeeks } from './week.ts';
import { findWelcomed } from './welcomed.ts';

/** How long whoever claimed a delivery may take; then it is uncertain whether it was sent. */
export const leaseMs = 60_000;

/** How much of a lease must be left when a platform is asked: no platform is waited for as long as this. */
export const leaseToSendMs = 30_000;

/** A way to reach the recipient, as a row: `external` is an account or a conversation of the platform. */
export interface FoundAddress {
  readonly platform: Platform;
  readonly tenant: string;
  readonly kind: 'person' | 'conversation';
  readonly external: string;
  /** Milliseconds of the epoch until which a gate is closed. */
  readonly closedUntil: number | null;
}

/** What a card is written from. */
export interface Part {
  readonly id: string;
  readonly message: string;
  readonly subjectId: string;
}

/** A delivery in hand, with all that is needed to look for it. */
export interface Taken extends Part {
  readonly turn: number;
  readonly attempts: number;
  readonly lookUps: number;
  readonly urgency: Urgency;
  readonly audience: Audience;
  readonly counts: boolean;
  /** It has waited for room in the reader's week. */
  readonly held: boolean;
  /** Why it waited before, if it did. */
  readonly reason: string | null;
  /** Milliseconds of the epoch. */
  readonly leaseUntil: number;
  readonly workspaceId: string;
  readonly personId: string | null;
  readonly conversationId: string | null;
  readonly responsibleId: string | null;
  readonly workspace: WorkspaceRow;
  readonly person: PersonRow | null;
  readonly addresses: readonly FoundAddress[];
}

/** A delivery in hand, with all that is needed to send it. */
export interface Claimed extends Taken {
  /** Milliseconds of the epoch: when the message was sent that fills the reader's week; null when there is room. */
  readonly weekFilledBy: number | null;
}

// The newest account first, mail last; the demo reaches nobody outside the chat page, and its mail stays there.
const returned = `
  select c.id, c.turn, c.attempts, c.look_ups as "lookUps", c.message, c.subject_id as "subjectId", c.urgency,
    c.audience, c.counts, c.held, c.reason,
    (extract(epoch from c.lease_until) * 1000)::float8 as "leaseUntil", c.workspace_id as "workspaceId", c.person_id as "personId",
    c.conversation_id as "conversationId", c.responsible_id as "responsibleId",
    to_jsonb(w) as workspace, case when p.id is null then null else to_jsonb(p) end as person,
    (select coalesce(jsonb_agg(jsonb_build_object(
        'platform', a.platform, 'tenant', a.tenant, 'kind', a.kind, 'external', a.external,
        'closedUntil', (
          select extract(epoch from max(g.closed_until)) * 1000 from gates g
          where g.platform = a.platform and g.tenant in ('', a.tenant) and g.conversation in ('', a.external)
            and g.closed_until > $2::timestamptz
        )) order by a.created_at desc), '[]')
      from (
        select platform, tenant, 'person' as kind, external_id as external, created_at
        from accounts where person_id = c.person_id
        union all
        select platform, tenant, 'conversation', reference, created_at
        from conversations where id = c.conversation_id
        union all
        select 'mail', case when w.demo then 'demo' else '' end, 'person', p.email, '-infinity'
        where p.email <> ''
      ) a
      where a.platform = any($4::text[]) and (not w.demo or a.platform in ('browser', 'mail'))
    ) as addresses
  from claimed c
  join workspaces w on w.id = c.workspace_id
  left join people p on p.id = c.person_id`;

/**
 * Takes waiting deliveries, each when it is due, nobody writes to the same person, and nothing older about the same subject
 * is still on its way to them. `(status = …) is true` keeps the planner to the primary key (see
 * settle.ts), and `(exists …) is false` to the one recipient: as an anti-join it went through all that waits. What goes to a
 * person is not looked for in conversations: before the table has been analysed, that too went through all that waits.
 * $1 ids, $2 now, $3 lease, $4 platforms. Of two to one person the index lets none through: then each is claimed alone.
 */
const claimStatement: Statement = {
  name: 'outbox-claim',
  text: `
  with claimed as (
    update deliveries d
    set status = 'sending', attempts = d.attempts + 1, turn = d.turn + 1, lease_until = $3, touched = false
    where d.id = any($1::uuid[]) and (d.status = 'waiting') is true and d.due_at <= $2::timestamptz
      and (exists (
        select 1 from deliveries o
        where o.person_id = d.person_id and o.status in ('waiting', 'sending') and o.id <> d.id
          and (o.status = 'sending'
            or (o.subject_id = d.subject_id and (o.wanted_at, o.id) < (d.wanted_at, d.id)))
      )) is false
      and (d.conversation_id is not null and exists (
        select 1 from deliveries o
        where o.conversation_id = d.conversation_id and o.status in ('waiting', 'sending')
          and o.subject_id = d.subject_id and (o.wanted_at, o.id) < (d.wanted_at, d.id)
      )) is false
    returning d.*
  )${returned}`,
};

/** Takes over a delivery whose lease ran out. It may have been sent. */
const takeOverStatement: Statement = {
  name: 'outbox-take-over',
  text: `
  with claimed as (
    update deliveries d
    set turn = d.turn + 1, look_ups = d.look_ups + 1, lease_until = $3
    where d.id = any($1::uuid[]) and (d.status = 'sending') is true and d.bundle_id is null and d.lease_until <= $2::timestamptz
    returning d.*
  )${returned}`,
};

/** Claims some deliveries; undefined for each that is not to be sent now. Another worker may have it, or it must wait. */
export async function claimAll(
  query: Query,
  ids: readonly string[],
  now: DateTime,
  platforms: readonly Platform[],
): Promise<readonly (Claimed | undefined)[]> {
  try {
    const taken = await take(query, claimStatement, ids, now, platforms);
    const counted = taken.flatMap(({ counts, personId }) => (counts && personId !== null ? [personId] : []));
    const fullWeeks = await findFullWeeks(query, counted, now);
    const unwelcomed = taken.flatMap(({ person }) => (person?.welcomed_at === null ? [person.id] : []));
    const welcomed = await findWelcomed(query, unwelcomed);
    const claimed = new Map(
      taken.map((one) => {
        const person = one.person && {
          ...one.person,
          welcomed_at: welcomed.get(one.person.id) ?? one.person.welcomed_at,
        };
        return [one.id, { ...one, person, weekFilledBy: weekFilledBy(one, fullWeeks) }];
      }),
    );
    return ids.map((id) => {
      // Asked for twice, it is given once.
      const one = claimed.get(id);
      claimed.delete(id);
      return one;
    });
  } catch (fault) {
    // Somebody began to write to the same person in the same moment: theirs goes first.
    if (ids.length === 1 && isOneAtATime(fault)) return [undefined];
    throw fault;
  }
}

function weekFilledBy({ counts, personId }: Taken, fullWeeks: ReadonlyMap<string, number>): number | null {
  return counts && personId !== null ? (fullWeeks.get(personId) ?? null) : null;
}

/** Takes over one delivery whose lease ran out; undefined when it has none or it still runs. */
export async function takeOver(
  query: Query,
  id: string,
  now: DateTime,
  platforms: readonly Platform[],
): Promise<Taken | undefined> {
  const [taken] = await take(query, takeOverStatement, [id], now, platforms);
  return taken;
}

function take(
  query: Query,
  statement: Statement,
  ids: readonly string[],
  now: DateTime,
  platforms: readonly Platform[],
): Promise<Taken[]> {
  const lease = sqlInstant(now.plus({ milliseconds: leaseMs }));
  return query<Taken>(statement, [ids, sqlInstant(now), lease, platforms]);
}

function isOneAtATime(fault: unknown): boolean {
  return fault instanceof Error && 'constraint' in fault && fault.constraint === 'deliveries_one_at_a_time';
}

/** The address as a platform takes it. */
export function addressOf({ platform, tenant, kind, external }: FoundAddress): Address {
  return {
    platform,
    tenant,
    to: kind === 'person' ? { kind, externalId: external } : { kind, reference: external },
  };
}
