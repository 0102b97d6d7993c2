import type { EntityManager } from '@mikro-orm/postgresql';
import type { Category } from '#entities/need.ts';
import type { OrganisationKind } from '#entities/organisation.ts';
import type { Registered } from './assign.ts';

/** An actor as it stands in its table. */
export type OrganisationRow = {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly searchName: string;
  kind: OrganisationKind;
  area: string | null;
  aliases: readonly string[];
  searchAliases: string;
  drives: string | null;
  webPage: string | null;
  note: string | null;
  languages: readonly string[];
};

/** Somebody as they stand in their table. */
export type PersonRow = { readonly id: string; readonly name: string; email: string | null };

/** What is known of some actors before their rows are written. */
export type Known = {
  readonly organisations: ReadonlyMap<string, OrganisationRow>;
  readonly offers: ReadonlyMap<string, readonly Category[]>;
  readonly speakers: ReadonlyMap<string, readonly PersonRow[]>;
  readonly addressed: readonly PersonRow[];
};

/** What is to be written of some actors. */
export type Batch = {
  readonly added: readonly OrganisationRow[];
  readonly changed: readonly Omit<OrganisationRow, 'name' | 'searchName'>[];
  readonly offers: readonly {
    readonly id: string;
    readonly organisation: string;
    readonly category: Category;
  }[];
  readonly people: readonly (PersonRow & { readonly searchName: string })[];
  readonly addresses: readonly PersonRow[];
  readonly representatives: readonly {
    readonly id: string;
    readonly person: string;
    readonly organisation: string;
  }[];
  readonly audit: readonly {
    readonly id: string;
    readonly verb: string;
    readonly subject: string;
    /** Who did it, where that is said. */
    readonly person?: string | null;
  }[];
};

/** A batch that is still being filled. */
export type Writable = { -readonly [Table in keyof Batch]: Batch[Table][number][] };

/** A batch with nothing in it yet. */
export function emptyBatch(): Writable {
  return { added: [], changed: [], offers: [], people: [], addresses: [], representatives: [], audit: [] };
}

const listSql = `select id, name, area, aliases from organisations
  where workspace_id = ? and merged_into_id is null order by id`;

/** All actors of a workspace, as far as it takes to tell which a row is about. */
export async function listRegistered(em: EntityManager, workspaceId: string): Promise<Registered[]> {
  return em.execute<Registered[]>(listSql, [workspaceId]);
}

const ids = 'select value::uuid from jsonb_array_elements_text(?::jsonb)';
const texts = 'select value from jsonb_array_elements_text(?::jsonb)';

const organisationsSql = `select id, revision, name, search_name as "searchName", kind, area, aliases,
    search_aliases as "searchAliases", drives, web_page as "webPage", note, languages
  from organisations where workspace_id = ? and id in (${ids})`;
const offersSql = `select organisation_id as organisation, category from offers
  where workspace_id = ? and organisation_id in (${ids})`;
const speakersSql = `select r.organisation_id as organisation, p.id, p.name, p.email
  from representatives r join people p on p.id = r.person_id
  where r.workspace_id = ? and r.organisation_id in (${ids}) order by r.id`;
const addressedSql = `select id, name, email from people where workspace_id = ? and email in (${texts})`;

/** Reads what is known of some actors and of those who have some addresses. */
export async function readKnown(
  em: EntityManager,
  workspaceId: string,
  asked: { readonly organisations: readonly string[]; readonly emails: readonly string[] },
): Promise<Known> {
  const of = [workspaceId, JSON.stringify(asked.organisations)];
  const organisations = await em.execute<OrganisationRow[]>(organisationsSql, of);
  const offers = await em.execute<{ organisation: string; category: Category }[]>(offersSql, of);
  const speakers = await em.execute<(PersonRow & { organisation: string })[]>(speakersSql, of);
  const emails = [workspaceId, JSON.stringify(asked.emails)];
  const addressed = await em.execute<PersonRow[]>(addressedSql, emails);
  // Somebody who speaks for two of them, or is found by their address as well, is one person.
  const one = new Map([...addressed, ...speakers].map((person) => [person.id, person]));
  const person = ({ id, name, email }: PersonRow): PersonRow => one.get(id) ?? { id, name, email };
  const byOffer = Map.groupBy(offers, ({ organisation }) => organisation);
  const bySpeaker = Map.groupBy(speakers, ({ organisation }) => organisation);
  return {
    organisations: new Map(organisations.map((row) => [row.id, row])),
    offers: new Map([...byOffer].map(([id, rows]) => [id, rows.map(({ category }) => category)])),
    speakers: new Map([...bySpeaker].map(([id, rows]) => [id, rows.map(person)])),
    addressed: addressed.map(person),
  };
}

const organisationColumns = `id uuid, name text, "searchName" text, kind text, area text, aliases text[],
  "searchAliases" text, drives text, "webPage" text, note text, languages text[]`;

const statements: Readonly<Record<keyof Batch, string>> = {
  added: `insert into organisations (id, workspace_id, created_at, name, search_name, kind, area, aliases,
      search_aliases, drives, web_page, note, languages)
    select r.id, g.workspace, g.now, r.name, r."searchName", r.kind, r.area, r.aliases, r."searchAliases", r.drives,
      r."webPage", r.note, r.languages
    from given g, jsonb_to_recordset(g.rows) as r (${organisationColumns})`,
  changed: `update organisations o set kind = r.kind, area = r.area, aliases = r.aliases,
      search_aliases = r."searchAliases", drives = r.drives, web_page = r."webPage", note = r.note,
      languages = r.languages, revision = o.revision + 1
    from given g, jsonb_to_recordset(g.rows) as r (${organisationColumns})
    where o.id = r.id and o.workspace_id = g.workspace`,
  offers: `insert into offers (id, workspace_id, created_at, organisation_id, category)
    select r.id, g.workspace, g.now, r.organisation, r.category
    from given g, jsonb_to_recordset(g.rows) as r (id uuid, organisation uuid, category text)`,
  people: `insert into people (id, workspace_id, created_at, name, search_name, email, roles)
    select r.id, g.workspace, g.now, r.name, r."searchName", r.email, '{representative}'
    from given g, jsonb_to_recordset(g.rows) as r (id uuid, name text, "searchName" text, email text)`,
  addresses: `update people p set email = r.email, revision = p.revision + 1
    from given g, jsonb_to_recordset(g.rows) as r (id uuid, email text)
    where p.id = r.id and p.workspace_id = g.workspace`,
  representatives: `insert into representatives (id, workspace_id, created_at, person_id, organisation_id)
    select r.id, g.workspace, g.now, r.person, r.organisation
    from given g, jsonb_to_recordset(g.rows) as r (id uuid, person uuid, organisation uuid)`,
  audit: `insert into audit_entries (id, workspace_id, created_at, person_id, verb, subject_id)
    select r.id, g.workspace, g.now, r.person, r.verb, r.subject
    from given g, jsonb_to_recordset(g.rows) as r (id uuid, verb text, subject uuid, person uuid)`,
};

const order = ['added', 'changed', 'offers', 'people', 'addresses', 'representatives', 'audit'] as const;

/** Writes what is to be written of some actors: a statement for each table. */
export async function writeBatch(
  em: EntityManager,
  { workspaceId, at }: { readonly workspaceId: string; readonly at: string },
  batch: Batch,
): Promise<void> {
  for (const table of order) {
    const rows = batch[table];
    if (rows.length === 0) continue;
    const given = `with given as (select ?::uuid as workspace, ?::timestamptz as now, ?::jsonb as rows)`;
    await em.execute(`${given} ${statements[table]}`, [workspaceId, at, JSON.stringify(rows)]);
  }
}
