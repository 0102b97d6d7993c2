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
};

type Row = NamedOrganisation & { readonly gives: Category[]; readonly needs: Category[] };

// Those that already are in a matching with it that goes on are left out.
const proposalsSql = `
with wanted as (
  select distinct category from needs where workspace_id = ? and organisation_id = ? and met_at is null
), offered as (
  select distinct category from offers where workspace_id = ? and organisation_id = ?
), fits as (
  select f.organisation_id, f.category, true as gives from offers f join wanted using (category)
  where f.workspace_id = ?
  union
  select n.organisation_id, n.category, false from needs n join offered using (category)
  where n.workspace_id = ? and n.met_at is null
)
select o.id, o.name, o.kind, o.area,
  coalesce(json_agg(fits.category order by fits.category) filter (where fits.gives), '[]') as gives,
  coalesce(json_agg(fits.category order by fits.category) filter (where not fits.gives), '[]') as needs
from fits join organisations o on o.id = fits.organisation_id
where o.id <> ? and (?::uuid is null or o.id = ?::uuid) and o.archived_at is null and not exists (
  select from matching_parties a
  join matching_parties b on b.matching_id = a.matching_id
  join matchings m on m.id = a.matching_id
  where a.organisation_id = ? and b.organisation_id = o.id and m.status not in ('declined', 'ended')
)
group by o.id
order by count(distinct fits.gives) desc, count(*) desc, o.last_contact_on desc nulls last, o.name
limit ?`;

/**
 * Up to `limit` organisations that could be matched with one, first those where both have something to give; or `only`
 * what speaks for one of them.
 */
export async function listProposals(
  em: EntityManager,
  workspaceId: string,
  organisationId: string,
  limit: number,
  only: string | null = null,
): Promise<Proposal[]> {
  const whose = [workspaceId, organisationId];
  const rows = await em.execute<Row[]>(proposalsSql, [
    ...whose,
    ...whose,
    workspaceId,
    workspaceId,
    organisationId,
    only,
    only,
    organisationId,
    limit,
  ]);
  return rows.map(({ gives, needs, ...organisation }) => ({ organisation, gives, needs }));
}
