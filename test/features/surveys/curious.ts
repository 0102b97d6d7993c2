import type { EntityManager } from '@mikro-orm/postgresql';

/** One row of any table, as somebody with the whole database before them reads it. */
export type Row = {
  readonly table: string;
  readonly xmin: string;
  readonly ctid: string;
  readonly row: string;
};

/** Every row of every table with its marks, and every sequence: what a backup holds. */
export async function readEverything(em: EntityManager): Promise<Row[]> {
  const tables: { name: string }[] = await em.execute(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  const rows: Row[] = [];
  for (const { name } of tables) {
    const found: Row[] = await em.execute(
      `select '${name}' as table, xmin::text, ctid::text, t::text as row from ${name} t order by ctid`,
    );
    rows.push(...found);
  }
  const sequences: { row: string }[] = await em.execute('select s::text as row from pg_sequences s');
  rows.push(...sequences.map(({ row }) => ({ table: 'pg_sequences', xmin: '', ctid: '', row })));
  return rows;
}

/** What stands in the later backup and not, or not so, in the earlier. */
export function whatIsNew(before: readonly Row[], after: readonly Row[]): Row[] {
  const known = new Set(before.map((one) => `${one.table} ${one.xmin} ${one.row}`));
  return after.filter((one) => !known.has(`${one.table} ${one.xmin} ${one.row}`));
}
