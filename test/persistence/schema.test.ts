import type { MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Organisation } from '#entities/organisation.ts';
import { Workspace } from '#entities/workspace.ts';
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
