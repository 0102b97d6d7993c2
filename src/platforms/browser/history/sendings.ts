import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import type { Sending, SentTo } from './store.ts';

const sendingsShown = 40;
const recipientsShown = 50;

// Everybody's invitation is a subject of its own: what is sent about them belongs together by their meeting. What is
// about the whole workspace, such as its digests, comes anew each week.
const about = `
  select d.*, coalesce(i.meeting_id, d.subject_id) as about_id,
    case when d.subject_id = d.workspace_id
      then to_char(d.wanted_at at time zone w.zone, 'IYYY-"W"IW') else '' end as week
  from deliveries d join workspaces w on w.id = d.workspace_id
    left join invitations i on i.id = d.subject_id and i.workspace_id = d.workspace_id
  where d.workspace_id = ?`;

const counted = `
  with about as (${about}), gathered as (
    select message, about_id, week, max(created_at) as newest, max(wanted_at) as wanted, max(id::text) as last,
      count(*) filter (where status = 'failed')::int as failed,
      count(*) filter (where status = 'waiting')::int as waiting,
      count(*) filter (where status = 'sending')::int as sending,
      count(*) filter (where status = 'sent')::int as sent,
      count(*) filter (where status = 'cancelled')::int as cancelled
    from about group by message, about_id, week order by newest desc, last desc limit ?
  )
  select g.message, g.about_id as "aboutId", g.week, (extract(epoch from g.wanted) * 1000)::float8 as "wantedMs",
    coalesce(m.title, s.title, n.title) as "aboutName",
    g.failed, g.waiting, g.sending, g.sent, g.cancelled
  from gathered g left join meetings m on m.id = g.about_id left join surveys s on s.id = g.about_id
    left join information_messages n on n.id = g.about_id
  order by g.newest desc, g.last desc`;

// What did not arrive comes first: that is what somebody looks for.
const recipients = `
  with about as (${about}), numbered as (
    select about.*, row_number() over (
      partition by message, about_id, week order by (status = 'failed') desc, created_at desc, id desc) as place
    from about where (message || ' ' || about_id || ' ' || week) in (select jsonb_array_elements_text(?::jsonb))
  )
  select d.message, d.about_id as "aboutId", d.week, coalesce(p.name, c.name, '') as "to", d.status, d.reason,
    (extract(epoch from coalesce(d.sent_at, d.due_at)) * 1000)::float8 as "atMs"
  from numbered d left join people p on p.id = d.person_id left join conversations c on c.id = d.conversation_id
  where d.place <= ?
  order by d.message, d.about_id, d.week, d.place`;

interface Gathered {
  readonly message: string;
  readonly aboutId: string;
  readonly week: string;
}
type CountedRow = Sending['counts'] &
  Gathered & {
    readonly wantedMs: number;
    readonly aboutName: string | null;
  };
type RecipientRow = Omit<SentTo, 'at' | 'reason'> &
  Gathered & {
    readonly atMs: number;
    readonly reason: string | null;
  };

/** The newest deliveries, gathered by what they say about what and counted; of each the first fifty recipients. */
export async function listSendings(em: EntityManager, workspaceId: string): Promise<Sending[]> {
  const sendings = await em.execute<CountedRow[]>(counted, [workspaceId, sendingsShown]);
  const keys = JSON.stringify(sendings.map(keyOf));
  const rows = await em.execute<RecipientRow[]>(recipients, [workspaceId, keys, recipientsShown]);
  const byKey = Map.groupBy(rows, keyOf);
  return sendings.map(({ message, aboutId, week, wantedMs, aboutName, ...counts }) => ({
    message,
    about: {
      id: `${aboutId}${week}`,
      ...(aboutName === null ? {} : { name: aboutName }),
      ...(week === '' ? {} : { week: DateTime.fromMillis(wantedMs, { zone: 'utc' }) }),
    },
    counts,
    deliveries: (byKey.get(keyOf({ message, aboutId, week })) ?? []).map(({ to, status, atMs, reason }) => ({
      to,
      status,
      at: DateTime.fromMillis(atMs, { zone: 'utc' }),
      ...(reason ? { reason } : {}),
    })),
  }));
}

function keyOf({ message, aboutId, week }: Gathered): string {
  return `${message} ${aboutId} ${week}`;
}
