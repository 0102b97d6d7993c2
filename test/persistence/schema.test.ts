import type { MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { listUses } from '#src/features/organisations/uses.ts';
import { acrossWorkspaces, forWorkspace, openOrm } from '#src/persistence/orm.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';

let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await openOrm(database.url);
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

async function buildWorkspace(name: string): Promise<Workspace> {
  const em = orm.em.fork();
  const workspace = em.create(Workspace, { name, language: 'sv', zone: 'Europe/Stockholm' });
  await em.flush();
  return workspace;
}

function buildOrganisation(workspace: Workspace, name: string) {
  return { workspace, name, searchName: name.toLowerCase(), kind: 'association' } as const;
}

it('has exactly the tables that the entities describe', async () => {
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
});

// An index that holds only the rows that point somewhere serves a look-up by the column as well as a whole one.
const withoutIndex = `
  select format('%s.%s', con.conrelid::regclass, att.attname) as key
  from pg_constraint con
  join pg_attribute att on att.attrelid = con.conrelid and att.attnum = con.conkey[1]
  where con.contype = 'f' and con.connamespace = 'public'::regnamespace
    and not exists (
      select 1 from pg_index ind
      where ind.indrelid = con.conrelid and ind.indkey[0] = con.conkey[1]
        and coalesce(pg_get_expr(ind.indpred, ind.indrelid), '') in ('', format('(%I IS NOT NULL)', att.attname)))
  order by 1`;

/** Foreign keys that are followed back too seldom to pay for an index with every row that is written. */
const seldomFollowed: Readonly<Record<string, string>> = {
  'deliveries.conversation_id': 'channels are never removed, and only what waits is looked up by one',
  'deliveries.person_id':
    'a row is written four times, and looked up when somebody sees or erases all about them',
  'deliveries.responsible_id': 'read with the row; nobody asks what somebody is responsible for',
};

it('has an index behind every foreign key that is followed back', async () => {
  const rows = await orm.em.getConnection().execute<{ key: string }[]>(withoutIndex);
  // A workspace is never removed, but for the demo; and nearly always it is the only one.
  const keys = rows.map(({ key }) => key).filter((key) => !key.endsWith('.workspace_id'));
  expect(keys).toEqual(Object.keys(seldomFollowed));
});

it('knows of every foreign key that points to an organisation or a person', async () => {
  for (const entity of [Organisation, Person]) {
    const rows = await orm.em.getConnection().execute<{ key: string }[]>(
      `select format('%s.%s', con.conrelid::regclass, att.attname) as key
       from pg_constraint con join pg_attribute att on att.attrelid = con.conrelid and att.attnum = any (con.conkey)
       where con.contype = 'f' and con.confrelid = ?::regclass order by 1`,
      [orm.getMetadata().get<object>(entity).tableName],
    );
    const known = listUses(orm.em, entity).map(
      ({ meta, property }) =>
        `${meta.tableName}.${meta.root.props.find(({ name }) => name === property)?.fieldNames[0]}`,
    );
    expect(known.sort()).toEqual(rows.map(({ key }) => key));
  }
});

it('gives instants back as they were written, in UTC', async () => {
  const workspace = await buildWorkspace('Instants');
  const at = DateTime.fromISO('2027-03-28T02:30:00.123', { zone: 'Europe/Stockholm' });
  const em = forWorkspace(orm, workspace.id);
  em.create(Organisation, { ...buildOrganisation(workspace, 'Klockan'), archivedAt: at });
  await em.flush();
  const found = await forWorkspace(orm, workspace.id).findOneOrFail(Organisation, { name: 'Klockan' });
  expect(found.archivedAt?.toISO()).toBe(at.toUTC().toISO());
  expect(found.archivedAt?.zoneName).toBe('UTC');
});

it('refuses to read without saying which workspace', async () => {
  await expect(orm.em.fork().find(Organisation, {})).rejects.toThrow(/workspace/u);
});

it('shows the rows of one workspace only, unless asked across with a reason', async () => {
  const [a, b] = [await buildWorkspace('A'), await buildWorkspace('B')];
  for (const workspace of [a, b]) {
    const em = forWorkspace(orm, workspace.id);
    em.create(Organisation, buildOrganisation(workspace, `Förening ${workspace.name}`));
    await em.flush();
  }
  const seen = await forWorkspace(orm, a.id).find(Organisation, { name: { $like: 'Förening %' } });
  expect(seen.map(({ name }) => name)).toEqual(['Förening A']);
  const all = await acrossWorkspaces(orm, 'a test').count(Organisation, { name: { $like: 'Förening %' } });
  expect(all).toBe(2);
});

it('refuses to write a row of another workspace', async () => {
  const [a, b] = [await buildWorkspace('Mine'), await buildWorkspace('Theirs')];
  const em = forWorkspace(orm, a.id);
  em.create(Organisation, buildOrganisation(em.merge(b), 'Fel hem'));
  await expect(em.flush()).rejects.toThrow('another workspace');
});

it('refuses to write without saying for which workspace', async () => {
  const workspace = await buildWorkspace('Unsaid');
  const em = orm.em.fork();
  em.create(Organisation, buildOrganisation(workspace, 'Utan hem'));
  await expect(em.flush()).rejects.toThrow('without saying');
});
