import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import write from 'write-excel-file/node';
import { readTable } from '#src/sheets/read-table.ts';
import { readTableAside } from '#src/sheets/read-table-aside.ts';
import { longestPause } from '#test/support/longest-pause.ts';

const workbook = (rows: number) => {
  const row = (at: number) => Array.from({ length: 10 }, (_, column) => ({ value: `rad ${at} ${column}` }));
  return write([{ sheet: 'Aktörer', data: Array.from({ length: rows }, (_, at) => row(at)) }]).toBuffer();
};

it('reads what is read in place, and keeps nobody waiting meanwhile', async () => {
  const bytes = await workbook(5_000);
  const { result, pauseMs, tookMs } = await longestPause(() => readTableAside(bytes, 5_000));
  expect(result).toEqual(await readTable(bytes, 5_000));
  expect(pauseMs).toBeLessThan(tookMs / 4);
});

it('refuses a small workbook that unpacks to more rows than may be, however they are written', async () => {
  const path = 'xl/worksheets/sheet1.xml';
  const files = unzipSync(await workbook(1));
  const rows = '<row\n r="1"><c><v>1</v></c></row>'.repeat(1_000_000);
  const bomb = zipSync({
    ...files,
    [path]: strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  });
  expect(bomb.length).toBeLessThan(200_000);
  expect(await readTableAside(bomb, 5_000)).toEqual({ ok: false, reason: 'tooMany' });
});
