import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts';
import { onDatabase, runCli } from './run-cli.ts';

let database: TestDatabase;
let on: Record<string, string>;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  on = onDatabase(database.url);
  folder = await mkdtemp(join(tmpdir(), 'bryggan-import-'));
  await runCli(['seed', 'demo'], on);
});
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

const latin1 = (rows: readonly string[]) => Buffer.from(rows.join('\r\n'), 'latin1');
const write = async (name: string, content: Buffer | string) => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

describe('import', () => {
  it('shows what it would do, does it, and leaves what cannot be taken in a file to mend', async () => {
    const path = await write(
      'register.csv',
      latin1(['Förening;Telefon;Typ', 'Älvsjö Teater;08-1;förening', 'Örby Bio;;bio', 'Hagsätra Folkdnas;;']),
    );
    const trial = await runCli(['import', path, '--dry-run'], on);
    expect(trial.err).toContain('3 rows, columns by their headings: Förening → name, Typ → kind');
    expect(trial.err).toContain('Not taken: Telefon');
    expect(trial.out).toContain('1 would be added');
    expect(trial.out).toContain('row 3: “bio” is no kind');
    expect(await readdir(folder)).toEqual(['register.csv']);

    const run = await runCli(['import', path], on);
    expect(run.out).toContain(
      `To take it back: npm run cli -- import --undo ${join(folder, 'register-undo.json')}`,
    );
    const toMend = join(folder, 'register-to-mend.csv');
    expect(run).toMatchObject({ code: 0 });
    expect(run.out).toContain('1 added, 0 completed, 0 unchanged.');
    expect(run.out).toContain(`2 rows left out: mend them in ${toMend}`);
    const content = await readFile(toMend, 'utf8');
    expect(content).toContain('"Hagsätra Folkdnas"');

    expect((await runCli(['import', path], on)).out).toContain('0 added, 0 completed, 1 unchanged.');
    await writeFile(toMend, content.replace('"bio"', '"annan aktör"'));
    const again = (await runCli(['import', toMend], on)).out;
    expect(again).toContain('1 added, 0 completed, 1 unchanged.\n');
    expect((await readdir(folder)).sort()).toEqual([
      'register-to-mend.csv',
      'register-undo-2.json',
      'register-undo.json',
      'register.csv',
    ]);
  });

  it('never writes over a file in which somebody may be mending', async () => {
    const path = await write('two.csv', 'namn,typ\nNy Ett,bio\n');
    await write('two-to-mend.csv', 'half mended');
    expect((await runCli(['import', path], on)).out).toContain('two-to-mend-2.csv');
    expect(await readFile(join(folder, 'two-to-mend.csv'), 'utf8')).toBe('half mended');
  });

  it('is taken back by the file that it wrote, and by no other', async () => {
    const path = await write('back.csv', 'namn;kontaktperson\nÅrsta Ångbåt;Eva Ek\n');
    await runCli(['import', path], on);
    const noted = join(folder, 'back-undo.json');
    expect((await stat(noted)).mode & 0o777).toBe(0o600);
    expect(await runCli(['import', '--undo', noted], on)).toMatchObject({
      code: 0,
      out: '1 organisation taken back.\n',
    });
    expect((await runCli(['import', '--undo', noted], on)).out).toBe('0 organisations taken back.\n');
    expect((await runCli(['import', path, '--dry-run'], on)).out).toContain('1 would be added');
    const wrong = await runCli(['import', '--undo', path], on);
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('ends with -undo.json') });
  });

  it.each([
    ['is not there', undefined, 'cannot be read'],
    ['is empty', '', 'holds no rows'],
    ['has no names', '1,2\n3,4\n', 'has no column of names'],
    ['is too long', `namn\n${'Aktör\n'.repeat(50_001)}`, 'has more than 50,000 rows'],
  ])('ends with one line when the file %s', async (_, content, sentence) => {
    const path = content === undefined ? join(folder, 'none.csv') : await write('bad.csv', content);
    const { code, err } = await runCli(['import', path], on);
    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(sentence);
  });
});
