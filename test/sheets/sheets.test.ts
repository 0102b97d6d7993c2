import { describe, expect, it } from 'vitest';
import type { Sheet } from '#src/conversation/workbook.ts';
import { renderCsv } from '#src/sheets/csv.ts';
import { renderXlsx } from '#src/sheets/xlsx.ts';
import { textsIn } from './unzip.ts';

const sheet: Sheet = {
  title: 'Svar: alla / utan namn, och mycket mer än så',
  columns: ['Aktör', 'Svar'],
  rows: [
    ['Sätra "Kultur"; och dans', 4],
    ['=HYPERLINK("https://example.org")', null],
    ['rad ett\nrad två\u0000\u000B', -2],
  ],
};

describe('a CSV', () => {
  it('begins with a byte order mark, and holds what was written', () => {
    const csv = renderCsv(sheet);
    expect(csv.startsWith('\uFEFF"Aktör";"Svar"\r\n')).toBe(true);
    expect(csv).toContain('"Sätra ""Kultur""; och dans";4\r\n');
    expect(csv).toContain('"rad ett\nrad två');
    expect(csv).toContain(';-2\r\n');
  });

  it.each(['=1+1', '+46 70', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1+1'])(
    'has no formula in %j',
    (typed) => {
      const csv = renderCsv({ title: '', columns: ['a'], rows: [[typed]] });
      expect(csv).toContain(`"'${typed}"`);
    },
  );
});

describe('a workbook', () => {
  it('holds every sheet, and a formula as the text it was', async () => {
    const xlsx = await renderXlsx({ name: 'x', sheets: [sheet, { ...sheet, title: 'Två' }] });
    const texts = await textsIn(xlsx);
    expect(texts).toContain('=HYPERLINK("https://example.org")');
    expect(texts).toContain('Svar  alla   utan namn, och');
    expect(texts).toContain('name="Två"');
    expect(texts).not.toContain('<f>');
  });
});
