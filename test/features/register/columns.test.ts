import { describe, expect, it } from 'vitest';
import { findColumns } from '#src/features/register/columns.ts';
import { readRows } from '#src/features/register/rules.ts';

const rowsOf = (...rows: readonly (readonly string[])[]) => rows.map((cells, at) => ({ at: at + 1, cells }));
const understood = (...rows: readonly (readonly string[])[]) => {
  const columns = findColumns(rowsOf(...rows));
  return columns && { fields: columns.fields, named: columns.named, first: columns.rows[0]?.at };
};
const read = (...rows: readonly (readonly string[])[]) => {
  const columns = findColumns(rowsOf(...rows));
  if (columns === undefined) throw new Error('No columns were found.');
  return readRows(columns).map((one) => (one.ok ? one.row : one.problems.map(({ reason }) => reason)));
};

describe('columns', () => {
  it('are found by their headings in either language, below a title', () => {
    const rows = [
      ['Föreningar i Sätra', ''],
      ['Förening', 'E-post 2', 'Telefon', 'Typ'],
      ['Sätra Schack', '', '070', 'förening'],
    ];
    expect(understood(...rows)).toEqual({
      fields: ['name', 'email', undefined, 'kind'],
      named: true,
      first: 3,
    });
    expect(understood(['Organisation', 'Area'], ['A', 'B'])?.fields).toEqual(['name', 'area']);
  });

  it('are found where two rows of headings stand above each other', () => {
    const rows = [
      ['Aktör', '', 'Kontaktperson', ''],
      ['Namn', 'Område', 'Namn', 'E-post'],
      ['Sätra Schack', 'Sätra', 'Ebba Lund', 'ebba@example.org'],
    ];
    expect(understood(...rows)).toEqual({
      fields: ['name', 'area', 'person', 'email'],
      named: true,
      first: 3,
    });
  });

  it('are not found in a title that is merged over all columns', () => {
    const title = 'Föreningar 2026';
    expect(understood([title, title], ['Namn', 'Område'], ['Sätra Schack', 'Sätra'])).toEqual({
      fields: ['name', 'area'],
      named: true,
      first: 3,
    });
    const merged = [
      [title, title, title],
      ['Namn', 'Kontaktuppgifter', 'Kontaktuppgifter'],
      ['Namn', 'Namn', 'E-post'],
      ['Sätra Schack', 'Ebba Lund', 'ebba@example.org'],
    ];
    expect(understood(...merged)).toEqual({ fields: ['name', 'person', 'email'], named: true, first: 4 });
    expect(understood(['Namn', 'Kontaktperson', 'Kontaktperson'], ['A', 'B', 'C'])?.fields).toEqual([
      'name',
      'person',
      'person',
    ]);
  });

  it('are guessed where there are no headings', () => {
    const rows = [
      ['Sätra Schack', 'förening', 'Sätra', 'ebba@example.org', 'www.example.org'],
      ['Sätra Kör', 'förening', 'Sätra', 'olle@example.org', 'www.example.org'],
      ['Bredängs kyrka', 'församling', 'Sätra', '', ''],
    ];
    expect(understood(...rows)).toEqual({
      fields: ['name', 'kind', 'area', 'email', 'webPage'],
      named: false,
      first: 1,
    });
  });

  it('are guessed where a kind could be taken for a heading', () =>
    expect(understood(['Sätra Kör', 'förening'], ['Örby kyrka', 'församling'])?.fields).toEqual([
      'name',
      'kind',
    ]));

  it('are not there among numbers', () => expect(understood(['1', '2'], ['3', '4'])).toBeUndefined());
});

describe('a row', () => {
  it('is read with all that it says', () => {
    const headings = [
      'namn',
      'typ',
      'erbjuder',
      'språk',
      'webbplats',
      'kontaktperson',
      'e-post',
      'anteckning',
    ];
    const cells = [
      'Sätra Kör',
      'Församling',
      'Lokal, kultur',
      'svenska; finska',
      'example.org/kor',
      'Ebba Lund; Olle Ek <olle@example.org>',
      'Ebba@Example.org',
      "'=2+2",
    ];
    expect(read(headings, cells)[0]).toMatchObject({
      name: 'Sätra Kör',
      kind: 'congregation',
      offers: ['premises', 'culture'],
      languages: ['svenska', 'finska'],
      webPage: 'https://example.org/kor',
      people: [
        { name: 'Ebba Lund', email: 'ebba@example.org' },
        { name: 'Olle Ek', email: 'olle@example.org' },
      ],
      note: '=2+2',
    });
  });

  it('with people only belongs to the actor above', () => {
    const rows = read(
      ['namn', 'förnamn', 'efternamn', 'område'],
      ['Sätra Kör', 'Ebba', 'Lund', 'Sätra'],
      ['', 'Olle', 'Ek', ''],
      ['', 'Ida', '', 'Sätra'],
    );
    expect(rows[1]).toMatchObject({ name: 'Sätra Kör', people: [{ name: 'Olle Ek', email: null }] });
    expect(rows[2]).toEqual(['noName']);
  });

  it('tells all that is wrong with it', () => {
    const headings = ['namn', 'typ', 'erbjuder', 'webbplats', 'e-post', 'anteckning', 'telefon'];
    const rows = read(
      headings,
      ['=cmd|calc', 'tok', 'lokal, guld', 'javascript:x', 'ebba', '19640823-3234', '=1'],
      ['x'.repeat(121), '', '', '', '', '', ''],
    );
    expect(rows).toEqual([['formula', 'personalNumber', 'kind', 'offers', 'webPage', 'email'], ['longName']]);
  });
});
