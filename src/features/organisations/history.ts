import type { EntityManager } from '@mikro-orm/postgresql';
import type { Way } from '#entities/contact.ts';
import type { MatchingStatus } from '#entities/matching.ts';
import type { Category } from '#entities/need.ts';
import type { ReferralStatus } from '#entities/referral.ts';

type Happening = {
  readonly id: string;
  /** `YYYY-MM-DD` in the workspace's zone. */
  readonly day: string;
};

/** Something that happened with an organisation, as coordinators see it. */
export type HistoryItem =
  | (Happening & {
      readonly kind: 'contact';
      readonly text: string;
      readonly way: Way | null;
      /** The coordinator. */
      readonly who: string;
      readonly needs: readonly Category[];
      readonly offers: readonly Category[];
    })
  /** Needs and offers that were not told in a contact. */
  | (Happening & { readonly kind: 'need'; readonly category: Category; readonly state: 'open' | 'met' })
  | (Happening & { readonly kind: 'offer'; readonly category: Category })
  | (Happening & { readonly kind: 'matching'; readonly text: string; readonly state: MatchingStatus })
  /** Of whom it is about, not of the body; `text` is what was asked. */
  | (Happening & {
      readonly kind: 'referral';
      readonly text: string;
      readonly state: ReferralStatus;
      /** The body. */
      readonly who: string;
    })
  | (Happening & {
      readonly kind: 'meeting';
      readonly text: string;
      readonly state: 'invited' | 'yes' | 'maybe' | 'no' | 'came' | 'cancelled';
    })
  /** Of an anonymous one nobody is told who answered. */
  | (Happening & { readonly kind: 'survey'; readonly text: string; readonly state: 'asked' | 'answered' });

/** A page of what happened, and whether there is more. */
export type HistoryPage = {
  readonly items: readonly HistoryItem[];
  readonly more: boolean;
  readonly skipped: number;
};

// Each part gives as many of its newest rows as the page could need, by an index of its own; only these are sorted
// together. $1 organisation, $2 workspace, $3 how many rows, $4 the zone.
const part = (kind: string, select: string, from: string, newest: string) =>
  `(select '${kind}' as kind, ${select} from ${from} order by ${newest} desc limit asked.most)`;

const nothing = `null::text as way, null::text as who, null::text as category`;

const historySql = `
  with asked as (select ?::uuid as organisation, ?::uuid as workspace, ?::int as most, ?::text as zone)
  select h.kind, h.id, to_char(h.day, 'YYYY-MM-DD') as day, h.text, h.state, h.way, h.who, h.category,
    case when h.kind = 'contact' then
      array(select distinct n.category from needs n where n.contact_id = h.id order by 1) else '{}' end as needs,
    case when h.kind = 'contact' then
      array(select distinct f.category from offers f where f.contact_id = h.id order by 1) else '{}' end as offers
  from asked cross join lateral (
    select * from (
      ${part(
        'contact',
        `c.id, c.happened_on as day, c.note as text, null::text as state, c.way, p.name as who, null::text as category`,
        `contacts c join people p on p.id = c.coordinator_id
         where c.organisation_id = asked.organisation and c.workspace_id = asked.workspace`,
        'c.happened_on desc, c.id',
      )}
      union all
      ${part(
        'need',
        `n.id, n.opened_on, null, case when n.met_at is null then 'open' else 'met' end, null, null, n.category`,
        `needs n where n.organisation_id = asked.organisation and n.workspace_id = asked.workspace
           and n.contact_id is null`,
        'n.opened_on desc, n.id',
      )}
      union all
      ${part(
        'offer',
        `f.id, (f.created_at at time zone asked.zone)::date, null, null, null, null, f.category`,
        `offers f where f.organisation_id = asked.organisation and f.workspace_id = asked.workspace
           and f.contact_id is null`,
        'f.created_at desc, f.id',
      )}
      union all
      ${part(
        'matching',
        `m.id, (m.created_at at time zone asked.zone)::date, m.purpose, m.status, ${nothing}`,
        `matching_parties mp join matchings m on m.id = mp.matching_id
         where mp.organisation_id = asked.organisation and mp.workspace_id = asked.workspace`,
        'm.created_at desc, m.id',
      )}
      union all
      ${part(
        'referral',
        `r.id, (r.created_at at time zone asked.zone)::date, r.matter, r.status, null::text as way, b.name, null`,
        `referrals r join organisations b on b.id = r.body_id
         where r.organisation_id = asked.organisation and r.workspace_id = asked.workspace`,
        'r.created_at desc, r.id',
      )}
      union all
      ${part(
        'meeting',
        `t.id, (t.starts_at at time zone asked.zone)::date, t.title,
         case when t.cancelled_at is not null then 'cancelled' when bool_or(a.came) then 'came'
           when bool_or(i.reply = 'yes') then 'yes' when bool_or(i.reply = 'maybe') then 'maybe'
           when bool_or(i.reply = 'no') then 'no' else 'invited' end, ${nothing}`,
        `invitations i join meetings t on t.id = i.meeting_id left join attendances a on a.invitation_id = i.id
         where i.organisation_id = asked.organisation and i.workspace_id = asked.workspace group by t.id`,
        't.starts_at desc, t.id',
      )}
      union all
      ${part(
        'survey',
        `s.id, (s.opened_at at time zone asked.zone)::date, s.title,
         case when not s.anonymous and bool_or(r.answered_at is not null) then 'answered' else 'asked' end, ${nothing}`,
        `survey_requests r join surveys s on s.id = r.survey_id
         where r.organisation_id = asked.organisation and r.workspace_id = asked.workspace group by s.id`,
        's.opened_at desc, s.id',
      )}
    ) all_kinds order by day desc, id desc limit asked.most
  ) h order by h.day desc, h.id desc offset ?`;

/** What happened with an organisation, the newest first: `limit` of it after the first `skipped`. */
export async function listHistory(
  em: EntityManager,
  workspace: { readonly id: string; readonly zone: string },
  organisationId: string,
  { skipped, limit }: { readonly skipped: number; readonly limit: number },
): Promise<HistoryPage> {
  const values = [organisationId, workspace.id, skipped + limit + 1, workspace.zone, skipped];
  const items = await em.execute<HistoryItem[]>(historySql, values);
  return { items: items.slice(0, limit), more: items.length > limit, skipped };
}
