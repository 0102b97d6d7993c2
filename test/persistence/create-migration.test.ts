import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withMigration } from '#src/persistence/create-migration.ts';
import { onDatabase, runCli } from '#test/cli/run-cli.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let database: TestDatabase;
let house: string;

beforeAll(async () => {
  database = await createTestDatabase();
  house = await mkdtemp(join(tmpdir(), 'bryggan-house-'));
  for (const room of ['src', 'entities', 'handlers', 'jobs', 'package.json']) {
    await cp(join(root, room), join(house, room), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(house, 'node_modules'));
});
afterAll(async () => {
  await rm(house, { recursive: true, force: true });
  await database.drop();
});

const run = (...words: string[]) => runCli(words, onDatabase(database.url), house);

async function changeEntity(): Promise<void> {
  const path = join(house, 'entities/person.ts');
  const source = await readFile(path, 'utf8');
  await writeFile(
    path,
    source.replace('email: p.text()', 'phone: p.text().nullable(),\n    email: p.text()'),
  );
}

it('writes what has changed in the entities, and applies it', async () => {
  await changeEntity();
  const written = await run('migrate', '--create', 'add-phone');
  expect(written).toMatchObject({ code: 0, err: '' });
  const files = await readdir(join(house, 'src/persistence/migrations'));
  const [file = ''] = files.filter((name) => name.endsWith('-add-phone.ts'));
  expect(files.filter((name) => name.startsWith('Migration'))).toEqual([]);
  expect(await readFile(join(house, 'src/persistence/migrations', file), 'utf8')).toMatch(
    /^import .*\n\n\/\*\* .* \*\/\nexport class AddPhone extends Migration \{\n.*up\(\)[^}]*add "phone" text null/u,
  );
  const applied = await run('migrate');
  expect(applied.err).toMatch(/^Applying \d{4}-\d\d-\d\d-add-phone …\n$/u);
  expect(applied.out).toBe('The database is at this version.\n');
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query("select 1 from information_schema.columns where column_name = 'phone'");
  await client.end();
  expect(rows).toHaveLength(1);
});

it('writes nothing when nothing has changed', async () => {
  const before = await readdir(join(house, 'src/persistence/migrations'));
  expect((await run('migrate', '--create', 'nothing-new')).out).toContain('nothing to write');
  expect(await readdir(join(house, 'src/persistence/migrations'))).toEqual(before);
});

it('adds a migration after the others', () => {
  const index =
    "import { A } from './a.ts';\n\nexport const migrations = [\n  { name: 'a', class: A },\n];\n";
  expect(withMigration(index, 'b', 'B')).toBe(
    "import { A } from './a.ts';\nimport { B } from './b.ts';\n\nexport const migrations = [\n  { name: 'a', class: A },\n  { name: 'b', class: B },\n];\n",
  );
});
