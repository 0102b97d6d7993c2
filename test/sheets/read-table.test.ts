import { describe, expect, it } from 'vitest';
import write, { type SheetData } from 'write-excel-file/node';
import { isLarger } from '#src/sheets/count-rows.ts';
import { readTable } from '#src/sheets/read-table.ts';

const read = async (bytes: Buffer, most = 100) => {
  const table = await readTable(bytes, most);
  return table.ok ? table.rows.map(({ at, cells }) => [at, ...cells]) : table.reason;
};
const expected = [
  [1, 'namn', 'område'],
  [2, 'Örby', 'Älvsjö'],
];

describe('CSV', () => {
  const text = 'namn;område\r\nÖrby;Älvsjö\r\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 the other way', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['commas', Buffer.from(text.replaceAll(';', ','))],
    ['tabs', Buffer.from(text.replaceAll(';', '\t'))],
    ['line feeds', Buffer.from(text.replaceAll('\r', ''))],
  ])('is read in %s', async (_, bytes) => expect(await read(bytes)).toEqual(expected));

  it('keeps the place of a row below empty ones, and what stands between quotes', async () => {
    const rows = await read(Buffer.from('Alla, överallt;\n\n;;\nnamn;"a; b, c\nd"\n'));
    expect(rows).toEqual([
      [1, 'Alla, överallt', ''],
      [4, 'namn', 'a; b, c\nd'],
    ]);
  });

  it('counts rows and not the lines that end in them, however many they are', async () => {
    const bytes = Buffer.from('namn;"a\nb\nc"\nÖrby;"d\ne"\nSätra;f', 'latin1');
    expect(await read(bytes, 3)).toHaveLength(3);
    expect(await read(bytes, 2)).toBe('tooMany');
  });

  it.each([
    ['nothing', Buffer.from(''), 'empty'],
    ['empty rows', Buffer.from(';;\n;;\n'), 'empty'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'oldExcel'],
    ['an archive of something else', Buffer.from('PK\u0003\u0004 and no more'), 'broken'],
    ['more rows than may be', Buffer.from('a\nb\nc\nd\n'), 'tooMany'],
  ])('refuses %s', async (_, bytes, reason) => expect(await read(bytes, 3)).toBe(reason));
});

describe('XLSX', () => {
  const sheet = (data: SheetData) => write([{ sheet: 'Aktörer', data }]).toBuffer();
  const cell = (value: string) => ({ value });

  it('is read whatever its cells hold', async () => {
    const day = new Date('2026-11-23T00:00:00Z');
    const bytes = await sheet([
      [cell('namn'), { value: 7 }, { value: day, format: 'yyyy-mm-dd' }, { value: true }],
    ]);
    expect(await read(bytes)).toEqual([[1, 'namn', '7', '2026-11-23', 'true']]);
  });

  it('gives each cell of a merged range its text', async () => {
    const bytes = await sheet([
      [cell('namn'), cell('område')],
      [cell('Ett'), { value: 'Sätra', rowSpan: 2 }],
      [cell('Två'), null],
      [cell('Tre'), null],
    ]);
    expect(await read(bytes)).toEqual([
      [1, 'namn', 'område'],
      [2, 'Ett', 'Sätra'],
      [3, 'Två', 'Sätra'],
      [4, 'Tre', ''],
    ]);
  });

  it('refuses more rows than may be before it has them all', async () => {
    const bytes = await sheet(Array.from({ length: 20_000 }, (_, at) => [cell(`rad ${at} ${at * 7919}`)]));
    expect(isLarger(bytes, 'xl/worksheets/sheet1.xml', { mostRows: 20_000, mostBytes: 1e9 })).toBe(false);
    const half = bytes.subarray(0, bytes.length / 2);
    for (const most of [
      { mostRows: 1_000, mostBytes: 1e9 },
      { mostRows: 1e9, mostBytes: 10_000 },
    ])
      expect(isLarger(half, 'xl/worksheets/sheet1.xml', most)).toBe(true);
  });

  it('refuses more rows than may be before it reads them', async () => {
    const bytes = await sheet(Array.from({ length: 5 }, (_, at) => [cell(`rad ${at}`)]));
    expect(await read(bytes, 4)).toBe('tooMany');
    expect(await read(bytes, 5)).toHaveLength(5);
  });
});
