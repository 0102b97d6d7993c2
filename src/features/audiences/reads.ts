import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { pausedForGood } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Platform } from '#src/conversation/incoming.ts';
import type { Selection } from './rules.ts';

/** A person to be reached, for the actor they speak for. */
export interface Candidate {
  readonly personId: string;
  readonly name: string;
  readonly organisationId: string | null;
  readonly organisation: string | null;
  /** The others that are meant and that they speak for too, where everyone of them is asked by itself. */
  readonly alsoFor: readonly string[];
  /** Already invited to the meeting that it is about. */
  readonly invited: boolean;
  /** Where they were seen last, or mail; null for those who are in no chat and have no address. */
  readonly platform: Platform | null;
  /** They want no messages: `aWhile` until a day they have chosen, `forGood` until they say otherwise. */
  readonly pause: 'aWhile' | 'forGood' | null;
}

/** Who a selection means. */
export interface Audience {
  /** Can be reached, and are not invited already. */
  readonly reachable: readonly Candidate[];
  readonly withoutWay: readonly Candidate[];
  /** Could be reached, but want no messages until they say otherwise. */
  readonly silent: readonly Candidate[];
  readonly invited: readonly Candidate[];
  /** Names of chosen actors that nobody speaks for. */
  readonly withoutPerson: readonly string[];
}

type Row = Omit<Candidate, 'personId' | 'name' | 'alsoFor'> & {
  personId: string | null;
  name: string | null;
  organisations: readonly string[];
};

// Of several actors that somebody speaks for, they speak for the first by name; with an actor chosen before their own.
const sql = `
  with asked as (select ?::jsonb as s), chosen as (
    select o.id, o.name from organisations o, asked
    where o.workspace_id = ? and o.archived_at is null and (
      s->>'who' = 'all'
      or s->'organisations' @> to_jsonb(o.id::text)
      or ((s->'kinds' <> '[]' or s->'areas' <> '[]')
        and (s->'kinds' = '[]' or s->'kinds' @> to_jsonb(o.kind))
        and (s->'areas' = '[]' or s->'areas' @> to_jsonb(o.area))))
  ), found as (
    select r.person_id, c.id as organisation_id, c.name, 0 as place
    from chosen c left join representatives r on r.organisation_id = c.id
    union all
    select p.id, o.id, o.name, 1
    from asked, people p
      left join representatives r on r.person_id = p.id
      left join organisations o on o.id = r.organisation_id and o.archived_at is null
    where p.workspace_id = ? and s->'people' @> to_jsonb(p.id::text)
  ), candidates as (
    select person_id,
      (array_agg(organisation_id order by place, name nulls last))[1] as organisation_id,
      (array_agg(name order by place, name nulls last))[1] as name,
      array_remove(array_agg(organisation_id order by place, name nulls last), null) as organisations
    from found group by person_id, case when person_id is null then organisation_id end
  ), reached as (
    select distinct on (person_id) person_id, platform from accounts
    where workspace_id = ? and (not ?::boolean or platform = 'browser')
    order by person_id, created_at desc
  )
  select c.person_id as "personId", p.name, c.organisation_id as "organisationId", c.name as organisation,
    c.organisations, i.id is not null as invited, coalesce(a.platform, case when p.email <> '' then 'mail' end) as platform,
    case when p.paused_until >= ?::timestamptz then 'forGood' when p.paused_until > ?::timestamptz then 'aWhile' end as pause
  from candidates c
    left join people p on p.id = c.person_id
    left join invitations i on i.meeting_id = ?::uuid and i.person_id = c.person_id
    left join reached a on a.person_id = c.person_id
  order by p.name, c.name, c.person_id`;

/**
 * Finds out who a selection means, how each is reached, and who is invited already when it is about a meeting. Each
 * person stands once, for one actor; with `forEach` also for all others that are meant. One statement.
 */
export async function findAudience(
  em: EntityManager,
  workspace: Workspace,
  {
    selection,
    meetingId,
    forEach = false,
    now,
  }: {
    readonly selection: Selection;
    readonly meetingId?: string;
    readonly forEach?: boolean;
    readonly now: DateTime;
  },
): Promise<Audience> {
  const rows = await em.execute<Row[]>(sql, [
    JSON.stringify(selection),
    workspace.id,
    workspace.id,
    workspace.id,
    workspace.demo,
    pausedForGood.toISO(),
    now.toUTC().toISO(),
    meetingId ?? null,
  ]);
  const candidates = rows.flatMap(({ personId, name, organisations, ...row }) => {
    if (personId === null || name === null) return [];
    const others = new Set(forEach ? organisations : []);
    others.delete(row.organisationId ?? '');
    return [{ ...row, personId, name, alsoFor: [...others] }];
  });
  const news = candidates.filter((one) => !one.invited);
  return {
    reachable: news.filter((one) => one.platform !== null && one.pause !== 'forGood'),
    silent: news.filter((one) => one.platform !== null && one.pause === 'forGood'),
    withoutWay: news.filter((one) => one.platform === null),
    invited: candidates.filter((one) => one.invited),
    withoutPerson: rows.flatMap((row) =>
      row.personId === null && row.organisation !== null ? [row.organisation] : [],
    ),
  };
}

/** The areas that actors are in, by name. */
export async function listAreas(em: EntityManager, workspace: Workspace): Promise<readonly string[]> {
  const rows = await em.execute<{ area: string }[]>(
    `select distinct area from organisations
    where workspace_id = ? and archived_at is null and area is not null and area <> '' order by area`,
    [workspace.id],
  );
  return rows.map(({ area }) => area);
}
