import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { findColumns } from '#src/features/register/columns.ts';
import { listToMend, mendSheet } from '#src/features/register/mend.ts';
import { readRows } from '#src/features/register/rules.ts';
import { importRows } from '#src/features/register/writes.ts';
import { translator } from '#src/locales/translate.ts';
import { Harness } from '#test/support/harness.ts';
import { buildOrganisation, buildPerson } from '#test/support/people.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start();
});
afterAll(() => harness.stop());
beforeEach(async () => {
  await harness.em().nativeDelete(Offer, {});
  await harness.em().nativeDelete(Representative, {});
  await harness.em().nativeDelete(AuditEntry, {});
  await harness.em().nativeDelete(Organisation, {});
});

type Cells = readonly (readonly (string | number | null)[])[];

async function take(rows: Cells, overwrite = false) {
  const columns = findColumns(
    rows.map((cells, at) => ({ at: at + 1, cells: cells.map((one) => `${one ?? ''}`) })),
  );
  if (columns === undefined) throw new Error('No columns were found.');
  const read = readRows(columns);
  const imported = await harness.transact(harness.workspace.id, (em) =>
    importRows(
      em,
      read.filter((one) => one.ok).map(({ row }) => row),
      { workspaceId: harness.workspace.id, now: harness.now, overwrite, onProgress: () => {} },
    ),
  );
  const toMend = await listToMend(read, imported.doubts, translator('sv'));
  return { ...imported, doubts: undefined, sheet: mendSheet(columns, toMend, translator('sv')) };
}

async function register() {
  const all = await harness.em().find(Organisation, {}, { orderBy: { name: 'asc', area: 'asc' } });
  return all.map(({ name, area }) => `${name}, ${area ?? '–'}`);
}

const file: Cells = [
  ['Namn', 'Typ', 'Område', 'Erbjuder', 'Kontaktperson', 'E-post'],
  ['Hagsätra Folkdans', 'förening', 'Hagsätra', 'kultur', 'Ebba Lund', 'ebba@example.org'],
  ['', '', '', '', 'Olle Ek', ''],
  ['Sätra församling', 'församling', 'Sätra', 'lokal, kultur', 'Ebba Lund', 'ebba@example.org'],
];

describe('an import', () => {
  it('adds actors, what they offer and those who speak for them', async () => {
    expect(await take(file)).toMatchObject({ added: 2, completed: 0, unchanged: 0, kept: 0 });
    expect(await register()).toEqual(['Hagsätra Folkdans, Hagsätra', 'Sätra församling, Sätra']);
    const spoken = await harness.em().find(Representative, {}, { populate: ['person', 'organisation'] });
    expect(
      spoken.map(({ person, organisation }) => `${person.$.name}: ${organisation.$.name}`).sort(),
    ).toEqual(['Ebba Lund: Hagsätra Folkdans', 'Ebba Lund: Sätra församling', 'Olle Ek: Hagsätra Folkdans']);
    const people = await harness.em().find(Person, { email: 'ebba@example.org' });
    expect(people.map(({ roles }) => roles)).toEqual([['representative']]);
    expect(await harness.em().count(Offer, {})).toBe(3);
  });

  it('of the same file again changes nothing', async () => {
    await take(file);
    const people = await harness.em().count(Person, {});
    expect(await take(file)).toMatchObject({ added: 0, completed: 0, unchanged: 2, kept: 0 });
    expect(await harness.em().count(Person, {})).toBe(people);
    expect(await harness.em().count(AuditEntry, {})).toBe(2);
  });

  it('of the same file twice at once adds it once', async () => {
    const both = await Promise.all([take(file), take(file)]);
    expect(both.map(({ added }) => added).sort()).toEqual([0, 2]);
  });

  it('fills in what the register lacks, and keeps what is there unless the file is to decide', async () => {
    await buildOrganisation(harness.em(), harness.workspace, { name: 'Hagsätra folkdans', area: 'Rågsved' });
    const rows = [
      ['Namn', 'Drivkrafter', 'Typ'],
      ['HAGSÄTRA FOLKDANS', 'Dans', 'nätverk'],
    ];
    expect(await take(rows)).toMatchObject({ added: 0, completed: 1, kept: 1 });
    const kept = await harness.em().findOneOrFail(Organisation, {});
    expect(kept).toMatchObject({ name: 'Hagsätra folkdans', drives: 'Dans', kind: 'association' });
    expect(await take(rows, true)).toMatchObject({ completed: 1, kept: 0 });
    expect(await harness.em().count(Organisation, { kind: 'network' })).toBe(1);
  });

  it('knows an actor by what it is also called, and takes up further names of it', async () => {
    await buildOrganisation(harness.em(), harness.workspace, {
      name: 'Hagsätra Folkdans',
      aliases: ['Folkdansarna'],
    });
    const rows = [
      ['Namn', 'Kallas också', 'Område'],
      ['FOLKDANSARNA', 'HF; folkdansarna; HF; Hagsätra folkdans', 'Hagsätra'],
      ['Örby Teater', 'Teatern', 'Örby'],
      ['Teatern', '', 'Örby'],
    ];
    expect(await take(rows)).toMatchObject({ added: 1, completed: 1, unchanged: 0 });
    expect(await take(rows)).toMatchObject({ added: 0, completed: 0, unchanged: 2 });
    const all = await harness.em().find(Organisation, {}, { orderBy: { name: 'asc' } });
    expect(all.map(({ name, aliases, searchAliases }) => [name, aliases, searchAliases])).toEqual([
      ['Hagsätra Folkdans', ['Folkdansarna', 'HF'], '|folkdansarna|hf|'],
      ['Örby Teater', ['Teatern'], '|teatern|'],
    ]);
  });

  it('takes two of the same name in different areas as two', async () => {
    const rows = [
      ['Namn', 'Område'],
      ['Unga Scouter', 'Sätra'],
      ['Unga Scouter', 'Örby'],
      ['Unga Scouter', ''],
    ];
    const { sheet } = await take(rows);
    expect(await register()).toEqual(['Unga Scouter, Sätra', 'Unga Scouter, Örby']);
    expect(sheet.rows).toEqual([[4, 'Unga Scouter', '', '', expect.stringContaining('Skriv området')]]);
    expect(await take(rows)).toMatchObject({ added: 0, unchanged: 2 });
  });

  it('joins nobody with somebody of the same name elsewhere', async () => {
    await buildPerson(harness.em(), harness.workspace, { name: 'Olle Ek', roles: ['representative'] });
    await take(file);
    expect(await harness.em().count(Person, { name: 'Olle Ek' })).toBeGreaterThan(1);
  });

  it('leaves broken rows and likely duplicates in a table that can be mended and imported again', async () => {
    await buildOrganisation(harness.em(), harness.workspace, { name: 'Hagsätra Folkdans' });
    const rows = [
      ['Namn', 'Telefon', 'Område', 'Typ'],
      ['Hagsätra Folkdnas', '070', 'Hagsätra', ''],
      ['Bredängs Bollklub', '', 'Bredäng', ''],
      ['Bredängs Bollklubb', '', 'Bredäng', ''],
      ['Örby Teater', '', '', 'teater'],
    ];
    const { sheet, ...counts } = await take(rows);
    expect(counts).toMatchObject({ added: 1 });
    expect(sheet.columns).toEqual(['rad', 'namn', 'Telefon', 'område', 'typ', 'samma som', 'varför']);
    expect(sheet.rows.map((cells) => [cells[0], cells[5], cells[6]])).toEqual([
      [2, 'Hagsätra Folkdans', expect.stringContaining('Liknar Hagsätra Folkdans')],
      [4, 'Bredängs Bollklub', expect.stringContaining('Liknar Bredängs Bollklub')],
      [5, '', expect.stringContaining('ingen typ av aktör')],
    ]);

    const mended = sheet.rows.map((cells) =>
      cells.map((cell) => (cell === 'teater' ? 'förening' : cell === 'Bredängs Bollklub' ? 'nej' : cell)),
    );
    const again = await take([sheet.columns, ...mended]);
    expect(again).toMatchObject({ added: 2, completed: 1 });
    expect(again.sheet.rows).toEqual([]);
    expect(await register()).toEqual([
      'Bredängs Bollklub, Bredäng',
      'Bredängs Bollklubb, Bredäng',
      'Hagsätra Folkdans, Hagsätra',
      'Örby Teater, –',
    ]);
  });

  it('leaves the same rows for somebody to decide however often it is done', async () => {
    const names = Array.from(
      { length: 300 },
      (_, at) => `Hagsätra ${String.fromCharCode(97 + (at % 26)).repeat(9)} ${at}`,
    );
    const rows = [['Namn'], ['Hagsätra Folkdans'], ...names.map((name) => [name]), ['Hagsätre Folkdans']];
    const first = await take(rows);
    expect(first.sheet.rows.map(([at]) => at)).toEqual([303]);
    expect(await take(rows)).toMatchObject({ added: 0, unchanged: 301, sheet: first.sheet });
  });

  it('writes nothing when it fails on the way', async () => {
    const columns = findColumns(
      Array.from({ length: 600 }, (_, at) => ({ at, cells: [at === 0 ? 'namn' : `Aktör ${at}`] })),
    );
    if (columns === undefined) throw new Error('No columns were found.');
    const rows = readRows(columns).flatMap((one) => (one.ok ? [one.row] : []));
    const failing = harness.transact(harness.workspace.id, (em) =>
      importRows(em, rows, {
        workspaceId: harness.workspace.id,
        now: harness.now,
        overwrite: false,
        onProgress: (done) => {
          if (done > 400) throw new Error('The power went.');
        },
      }),
    );
    await expect(failing).rejects.toThrow('The power went.');
    expect(await register()).toEqual([]);
  });
});
