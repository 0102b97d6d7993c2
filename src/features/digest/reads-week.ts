import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import type { Way } from '#entities/contact.ts';
import type { Category } from '#entities/need.ts';
import type { Workspace } from '#entities/workspace.ts';
import { listQuiet } from '#src/features/dialogue/reads.ts';
import { type Days, mostNamed } from './rules.ts';

/** A coming meeting and how it was answered. */
export type ComingMeeting = {
  readonly title: string;
  readonly startsAt: DateTime;
  readonly place: string;
  /** How many people come with those who said yes. */
  readonly comers: number;
  /** From how many organisations they come. */
  readonly organisations: number;
  readonly unanswered: number;
  readonly invited: number;
};

/** Open needs of one kind; the oldest was told on that day. */
export type OpenNeeds = { readonly category: Category; readonly count: number; readonly oldestOn: string };

/** A week as it may be told to anyone: numbers and names of organisations, no notes, no people. */
export type Week = Days & {
  readonly contacts: {
    readonly count: number;
    readonly organisations: number;
    readonly ways: readonly { readonly way: Way; readonly count: number }[];
  };
  /** New ones; named are only those who know of it themselves, introduced or further. */
  readonly matchings: { readonly count: number; readonly named: readonly (readonly string[])[] };
  readonly meetings: readonly ComingMeeting[];
  readonly needs: readonly OpenNeeds[];
  /** Referrals past their date of which nobody has said the outcome, the oldest date first. */
  readonly referrals: {
    readonly count: number;
    readonly named: readonly {
      readonly organisation: string;
      readonly body: string;
      readonly dueOn: string;
    }[];
  };
  readonly quiet: {
    readonly count: number;
    /** The longest quiet first. */
    readonly named: readonly { readonly name: string; readonly lastContactOn: string }[];
  };
  readonly failedDeliveries: number;
};

/** Everything the digest tells of a week, in seven statements. `now` is in the workspace's zone. */
export async function findWeek(
  em: EntityManager,
  workspace: Workspace,
  now: DateTime,
  days: Days,
): Promise<Week> {
  const { from, to } = days;
  return {
    ...days,
    contacts: await countContacts(em, workspace.id, from, to),
    matchings: await countMatchings(em, workspace.id, from, to),
    meetings: await listComing(em, workspace.id, now),
    needs: await countNeeds(em, workspace.id),
    referrals: await listOverdue(em, workspace.id, now),
    quiet: await findQuiet(em, workspace, now),
    failedDeliveries: await countFailed(em, workspace.id, from, to),
  };
}

async function countContacts(em: EntityManager, workspaceId: string, from: DateTime, to: DateTime) {
  const rows = await em.execute<{ way: Way | null; count: number; organisations: number; total: boolean }[]>(
    `select way, count(*)::int as count, count(distinct organisation_id)::int as organisations,
      grouping(way) = 1 as total
    from contacts where workspace_id = ? and happened_on >= ? and happened_on < ?
    group by grouping sets ((way), ()) order by count desc, way`,
    [workspaceId, day(from), day(to)],
  );
  const total = rows.find((row) => row.total);
  return {
    count: total?.count ?? 0,
    organisations: total?.organisations ?? 0,
    ways: rows.flatMap(({ way, count, total: isTotal }) => (isTotal || way === null ? [] : [{ way, count }])),
  };
}

async function countMatchings(em: EntityManager, workspaceId: string, from: DateTime, to: DateTime) {
  // Somebody who was only suggested or asked has perhaps not heard of it: they are not named in a channel.
  const rows = await em.execute<{ count: number; parties: string[] | null }[]>(
    `select * from (select count(*) over ()::int as count, created_at,
      case when status not in ('suggested', 'asked', 'declined', 'ended') then (
        select array_agg(o.name order by o.name) from matching_parties p join organisations o on o.id = p.organisation_id
        where p.matching_id = m.id
      ) end as parties
    from matchings m where workspace_id = ? and created_at >= ? and created_at < ?) told
    order by parties is null, created_at desc limit ?`,
    [workspaceId, instant(from), instant(to), mostNamed],
  );
  return { count: rows[0]?.count ?? 0, named: rows.flatMap(({ parties }) => (parties ? [parties] : [])) };
}

async function listComing(em: EntityManager, workspaceId: string, now: DateTime): Promise<ComingMeeting[]> {
  const rows = await em.execute<(Omit<ComingMeeting, 'startsAt'> & { startsAtMs: number })[]>(
    `with coming as (
      select id, title, place, starts_at from meetings
      where workspace_id = ? and starts_at > ? and cancelled_at is null order by starts_at, id limit ?
    )
    select c.title, c.place, (extract(epoch from c.starts_at) * 1000)::float8 as "startsAtMs",
      coalesce(sum(i.comers) filter (where i.reply = 'yes'), 0)::int as comers,
      count(distinct i.organisation_id) filter (where i.reply = 'yes')::int as organisations,
      count(i.id) filter (where i.reply is null)::int as unanswered, count(i.id)::int as invited
    from coming c left join invitations i on i.meeting_id = c.id
    group by c.id, c.title, c.place, c.starts_at order by c.starts_at, c.id`,
    [workspaceId, instant(now), mostNamed],
  );
  return rows.map(({ startsAtMs, ...row }) => ({
    ...row,
    startsAt: DateTime.fromMillis(startsAtMs, { zone: 'utc' }),
  }));
}

async function countNeeds(em: EntityManager, workspaceId: string): Promise<OpenNeeds[]> {
  return em.execute<OpenNeeds[]>(
    `select category, count(*)::int as count, min(opened_on)::text as "oldestOn"
    from needs where workspace_id = ? and met_at is null
    group by category order by count desc, category`,
    [workspaceId],
  );
}

async function listOverdue(
  em: EntityManager,
  workspaceId: string,
  now: DateTime,
): Promise<Week['referrals']> {
  const rows = await em.execute<{ organisation: string; body: string; dueOn: string; count: number }[]>(
    `select o.name as organisation, b.name as body, r.due_on::text as "dueOn", count(*) over ()::int as count
    from referrals r join organisations o on o.id = r.organisation_id join organisations b on b.id = r.body_id
    where r.workspace_id = ? and r.status in ('open', 'accepted') and r.due_on < ?
    order by r.due_on, r.id limit ?`,
    [workspaceId, day(now), mostNamed],
  );
  const named = rows.map(({ organisation, body, dueOn }) => ({ organisation, body, dueOn }));
  return { count: rows[0]?.count ?? 0, named };
}

async function findQuiet(em: EntityManager, workspace: Workspace, now: DateTime): Promise<Week['quiet']> {
  const { quiet, total } = await listQuiet(em, workspace, now, { limit: mostNamed });
  return { count: total, named: quiet.map(({ name, lastContactOn }) => ({ name, lastContactOn })) };
}

async function countFailed(
  em: EntityManager,
  workspaceId: string,
  from: DateTime,
  to: DateTime,
): Promise<number> {
  const [row] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from deliveries
    where workspace_id = ? and status = 'failed' and wanted_at >= ? and wanted_at < ?`,
    [workspaceId, instant(from), instant(to)],
  );
  return row?.count ?? 0;
}

function day(at: DateTime): string {
  return at.toFormat('yyyy-MM-dd');
}

function instant(at: DateTime): string {
  return at.toUTC().toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'");
}
