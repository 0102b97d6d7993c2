import type { EntityManager } from '@mikro-orm/postgresql';
import type { Category } from '#entities/need.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';

/** An organisation that could be of use to another, or the other to it. */
export type Proposal = {
  readonly organisation: NamedOrganisation;
  /** What it offers of what the other needs. */
  readonly gives: readonly Category[];
  /** What it needs of what the other offers. */
  readonly needs: readonly Category[];
  /** It is in the same area as the other. */
  readonly near: boolean;
  /** How many matchings it has been asked into, however they ended. */
  readonly asked: number;
};

type Row = Omit<Proposal, 'organisation'> & NamedOrganisation;

// $1 the workspace, the organisation, its area, one category or null for all that it needs and offers, one organisation
// or null for everybody, how many. Those that already are in a matching with it that goes on are left out.
const given = `
with given as (
  select ?::uuid as workspace, ?::uuid as organisation, ?::text as area, ?::text as category, ?::uuid as only,
    ?::int as most
), wanted as materialized (
  select distinct n.category from given join needs n on n.organisation_id = given.organisation
  where n.workspace_id = given.workspace and n.met_at is null and given.category is null
  union select given.category from given where given.category is not null
), offered as materialized (
  select distinct f.category from given join offers f on f.organisation_id = given.organisation
  where f.workspace_id = given.workspace and given.category is null
), partners as materialized (
  select distinct b.organisation_id as id from given
  join matching_parties a on a.organisation_id = given.organisation
  join matchings m on m.id = a.matching_id and m.status not in ('declined', 'ended')
  join matching_parties b on b.matching_id = a.matching_id
)`;

const chosen = `
select o.id, o.name, o.kind, o.area, f.gives, f.needs, ?::boolean as near, a.asked
from fits f join organisations o on o.id = f.organisation_id and o.archived_at is null
cross join given
cross join lateral (
  select count(*)::int as asked from matching_parties p where p.organisation_id = o.id
) a
where o.id <> given.organisation and o.id not in (select id from partners) and (f.gives <> '{}' or f.needs <> '{}')
order by cardinality(f.gives) > 0 and cardinality(f.needs) > 0 desc, cardinality(f.gives) > 0 desc, a.asked, o.name, o.id
limit (select most from given)`;

// The few in the same area are looked at one by one.
const nearSql = `${given}, fits as (
  select o.id as organisation_id,
    array(select distinct f.category from offers f
      where f.organisation_id = o.id and f.category in (select category from wanted) order by 1) as gives,
    array(select distinct n.category from needs n
      where n.organisation_id = o.id and n.met_at is null and n.category in (select category from offered) order by 1) as needs
  from given join organisations o on o.workspace_id = given.workspace and o.area = given.area
  where o.archived_at is null and (given.only is null or o.id = given.only)
)${chosen}`;

// Of all others, those that give or need the right thing are found by what they give and need.
const farSql = `${given}, told as (
  select f.organisation_id, f.category, true as gives from given
  join offers f on f.workspace_id = given.workspace and f.category in (select category from wanted)
  union
  select n.organisation_id, n.category, false from given
  join needs n on n.workspace_id = given.workspace and n.met_at is null and n.category in (select category from offered)
), fits as (
  select t.organisation_id,
    coalesce(array_agg(t.category order by t.category) filter (where t.gives), '{}') as gives,
    coalesce(array_agg(t.category order by t.category) filter (where not t.gives), '{}') as needs
  from given join told t on given.only is null or t.organisation_id = given.only
  join organisations o on o.id = t.organisation_id
  where given.area is null or o.area is distinct from given.area
  group by t.organisation_id
)${chosen}`;

/** For whom proposals are asked. */
export type Asking = {
  readonly organisation: { readonly id: string; readonly area: string | null };
  /** What is needed; without it, all that the organisation needs and offers. */
  readonly category?: Category | undefined;
  /** Only what speaks for this one. */
  readonly only?: string;
  readonly limit: number;
};

/**
 * Up to `limit` organisations that could help one, or be matched with it: the nearest first (those in its area), of
 * these the ones where both have something to give, then those that were asked least.
 */
export async function listProposals(
  em: EntityManager,
  workspaceId: string,
  { organisation, category, only, limit }: Asking,
): Promise<Proposal[]> {
  const values = (most: number, near: boolean) => [
    workspaceId,
    organisation.id,
    organisation.area,
    category ?? null,
    only ?? null,
    most,
    near,
  ];
  const near = organisation.area === null ? [] : await em.execute<Row[]>(nearSql, values(limit, true));
  const left = limit - near.length;
  const far = left <= 0 ? [] : await em.execute<Row[]>(farSql, values(left, false));
  return [...near, ...far].map(({ id, name, kind, area, ...rest }) => ({
    organisation: { id, name, kind, area },
    ...rest,
  }));
}
