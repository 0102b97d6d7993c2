import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTable } from '#src/sheets/read-table.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { onDatabase, runCli } from './run-cli.ts';

let database: TestDatabase;
let on: Record<string, string>;
let folder: string;
beforeAll(async () => {
  database = await createTestDatabase();
  on = onDatabase(database.url);
  folder = await mkdtemp(join(tmpdir(), 'bryggan-export-'));
  await runCli(['seed', 'demo'], on);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

it('writes the register to files that only their owner reads, and that import again without a change', async () => {
  const extra = join(folder, 'more.csv');
  await writeFile(
    extra,
    'namn,typ,erbjuder,kontaktperson,e-post,anteckning,språk\nÖrby Teater,annan aktör,"övrigt, styrelsekunskap",Ebba Lund; Olle Ek,; olle@example.org,\'=2+2,"svenska, finska"\n',
  );
  expect((await runCli(['import', extra], on)).out).toContain('1 added');
  const out = join(folder, 'out');
  const run = await runCli(['export', '--out', out], on);
  expect(run.code).toBe(0);
  expect(run.out.match(/\S+\.(?:csv|xlsx)/gu)).toEqual(
    ['organisations.csv', 'needs.csv', 'contacts.csv', 'register.xlsx'].map((name) => join(out, name)),
  );
  expect((await stat(join(out, 'contacts.csv'))).mode & 0o777).toBe(0o600);
  const csv = await readFile(join(out, 'organisations.csv'), 'utf8');
  expect(csv).toContain(`"'=2+2"`);
  // Whom somebody's address is stays clear in either order.
  expect(csv).toMatch(/"Ebba Lund; Olle Ek";"; olle@example.org"|"Olle Ek; Ebba Lund";"olle@example.org; "/u);

  for (const name of ['organisations.csv', 'register.xlsx']) {
    expect((await runCli(['import', join(out, name)], on)).out).toBe('0 added, 0 completed, 15 unchanged.\n');
  }
  const contacts = await readTable(await readFile(join(out, 'contacts.csv')), 1000);
  expect(contacts.ok && contacts.rows.length).toBeGreaterThan(5);

  const again = await runCli(['export', '--out', out], on);
  expect(again.code).toBe(1);
  expect(again.err).toContain('Give another folder with --out');
});
