import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { cutoffsOf } from './rules.ts';

/** A dialogue that has gone quiet. Days are `YYYY-MM-DD`. */
export type QuietDialogue = {
  readonly id: string;
  readonly name: string;
  readonly lastContactOn: string;
  /** Who was in touch last; where they are no coordinator any more, one who is. Undefined where there is none. */
  readonly coordinatorId: string | undefined;
  readonly nudgedOn: string | null;
  readonly nudgedPersonId: string | null;
};

type Asked = {
  /** Only the dialogues of one coordinator. */
  readonly coordinatorId?: string;
  /** Also those whose last coordinator is none any more, to every coordinator. */
  readonly orphans?: boolean;
  /** Only these organisations. */
  readonly organisations?: readonly string[];
  /** Leaves out those that somebody was told of on or after that day, `YYYY-MM-DD`. */
  readonly notNudgedSince?: string;
  readonly limit: number;
};

type Row = Omit<QuietDialogue, 'coordinatorId'> & {
  readonly coordinatorId: string | null;
  readonly total: number;
};

// Who has gone quiet by everybody's calendar comes first: only of those it is looked up who was in touch last. Days
// away make a cutoff earlier, never later.
const listSql = `with cutoffs as (
    select * from jsonb_to_recordset(?::jsonb) as c(person uuid, days int, before date)
  ), late as (
    select o.id, o.name, o.last_contact_on, o.nudged_on, o.nudged_person_id, c.days
    from organisations o
    join cutoffs c on c.person is null
      and c.days = coalesce(o.rhythm_days, (?::jsonb ->> o.kind)::int, ?)
    where o.workspace_id = ? and o.archived_at is null and o.last_contact_on < c.before
      and (o.snoozed_until is null or o.snoozed_until <= ?::date)
      and (?::jsonb is null or o.id in (select value::uuid from jsonb_array_elements_text(?::jsonb)))
      and (?::date is null or o.nudged_on is null or o.nudged_on < ?::date)
  ), active as (
    select array_agg(value::uuid) as people from jsonb_array_elements_text(?::jsonb)
  ), told as (
    select late.*, coalesce(
      case when newest.coordinator_id = any(active.people) then newest.coordinator_id end,
      active.people[1 + mod(abs(hashtext(late.id::text)::bigint), cardinality(active.people))::int]
    ) as coordinator_id, newest.coordinator_id as last_coordinator_id,
      coalesce(newest.coordinator_id = any(active.people), false) as is_own
    from late cross join active left join lateral (
      select k.coordinator_id from contacts k
      where k.organisation_id = late.id order by k.happened_on desc, k.id desc limit 1
    ) newest on true
  )
  select t.id, t.name, t.last_contact_on::text as "lastContactOn", t.coordinator_id as "coordinatorId",
    t.nudged_on::text as "nudgedOn", t.nudged_person_id as "nudgedPersonId", count(*) over ()::int as total
  from told t left join cutoffs own on own.person = t.last_coordinator_id and own.days = t.days
  where (own.before is null or t.last_contact_on < own.before) 
    and (?::uuid is null or t.coordinator_id = ?::uuid or (? and not t.is_own))
  order by t.last_contact_on, t.name, t.id limit ?`;

/**
 * Dialogues that have gone quiet: nobody was in touch for longer than the organisation's rhythm, not counting July,
 * holidays and the days away of whoever was in touch last. The longest first. Those whom nobody was ever in touch with,
 * and those put off, are none. `now` is local.
 */
export async function listQuiet(
  em: EntityManager,
  workspace: Workspace,
  now: DateTime,
  asked: Asked,
): Promise<{ readonly quiet: readonly QuietDialogue[]; readonly total: number }> {
  const people = await em.find(Person, { roles: { $contains: ['coordinator'] } }, { orderBy: { id: 'asc' } });
  const active = people.filter((one) => !one.isPausedForGood()).map(({ id }) => id);
  const organisations = asked.organisations === undefined ? null : JSON.stringify(asked.organisations);
  const since = asked.notNudgedSince ?? null;
  const rows = await em.execute<Row[]>(listSql, [
    JSON.stringify(cutoffRows(people, now)),
    JSON.stringify(workspace.rhythmByKind),
    workspace.quietAfterDays,
    workspace.id,
    now.toFormat('yyyy-MM-dd'),
    ...[organisations, organisations, since, since],
    JSON.stringify(active),
    ...[asked.coordinatorId ?? null, asked.coordinatorId ?? null, asked.orphans ?? false],
    asked.limit,
  ]);
  const quiet = rows.map(({ total: _, coordinatorId, ...row }) => ({
    ...row,
    coordinatorId: coordinatorId ?? undefined,
  }));
  return { quiet, total: rows[0]?.total ?? 0 };
}

function cutoffRows(people: readonly Person[], now: DateTime): object[] {
  const rows = (person: string | null, cutoffs: readonly string[]) =>
    cutoffs.map((before, days) => ({ person, days, before }));
  const away = people.flatMap(({ id, absentFrom, absentTo }) =>
    absentFrom == null || absentTo == null
      ? []
      : rows(id, cutoffsOf(now, { from: absentFrom, to: absentTo })),
  );
  return [...rows(null, cutoffsOf(now)), ...away];
}
