import type { EntityManager } from '@mikro-orm/postgresql';
import type { Use } from '#src/features/organisations/uses.ts';
import type { WrittenByImport } from './written.ts';

/** A row, and the row that it points to. */
export type Pointing = { readonly id: string; readonly to: string };

/** The tables from which rows of an import are removed. */
export type Removable = 'organisations' | 'offers' | 'representatives' | 'people';

const ids = 'select value::uuid from jsonb_array_elements_text(?::jsonb)';

const lockSql = `select id, revision from organisations where workspace_id = ? and id in (${ids})
  order by id for update`;

const addressesSql = `update people p set email = null
  from jsonb_to_recordset(?::jsonb) as r (id uuid, email text)
  where p.workspace_id = ? and p.id = r.id and p.email = r.email`;

/** Locks actors of a workspace, and tells how often each was changed. */
export async function lockOrganisations(
  em: EntityManager,
  workspaceId: string,
  asked: readonly string[],
): Promise<readonly { readonly id: string; readonly revision: number }[]> {
  return em.execute(lockSql, [workspaceId, JSON.stringify(asked)]);
}

/** What points to some rows of a workspace. Two ids each: entities of thousands would fill the memory. */
export async function listPointing(
  em: EntityManager,
  workspaceId: string,
  { meta, property }: Use,
  asked: readonly string[],
): Promise<readonly Pointing[]> {
  const column = meta.root.props.find(({ name }) => name === property)?.fieldNames[0];
  const sql = `select id, "${column}" as "to" from "${meta.tableName}" where workspace_id = ? and "${column}" in (${ids})`;
  return em.execute(sql, [workspaceId, JSON.stringify(asked)]);
}

/** Removes rows of a workspace. */
export async function removeRows(
  em: EntityManager,
  workspaceId: string,
  table: Removable,
  asked: readonly string[],
): Promise<void> {
  if (asked.length === 0) return;
  const sql = `delete from ${table} where workspace_id = ? and id in (${ids})`;
  await em.execute(sql, [workspaceId, JSON.stringify(asked)]);
}

/** Takes addresses from people who have them still. */
export async function removeAddresses(
  em: EntityManager,
  workspaceId: string,
  addresses: WrittenByImport['addresses'],
): Promise<void> {
  if (addresses.length > 0) await em.execute(addressesSql, [JSON.stringify(addresses), workspaceId]);
}
