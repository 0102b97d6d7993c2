import { unzipSync } from 'fflate';
import { isLarger } from './count-rows.ts';

/** The most bytes that a workbook may unpack to: a hundred thousand rows with ten cells. */
const mostUnpacked = 120_000_000;

/** A sheet's rows; or why it is not read. */
export type ReadXlsx =
  | { readonly ok: true; readonly rows: string[][] }
  | { readonly ok: false; readonly reason: 'broken' | 'tooMany' };

/**
 * The first sheet of a workbook, as texts: what formulas came to, days as `YYYY-MM-DD`. Each cell of a merged range
 * has its text. What begins as a formula is a text there, and gets the apostrophe that says so in CSV. A workbook is
 * not unpacked when it would be too large, nor read when it has more rows than `most`.
 */
export async function readXlsx(bytes: Buffer, most: number): Promise<ReadXlsx> {
  const sheet = unpackFirstSheet(bytes, most);
  if (sheet === undefined) return { ok: false, reason: 'broken' };
  if (sheet === 'tooLarge') return { ok: false, reason: 'tooMany' };
  // Loaded when the first workbook comes: most processes never read one.
  const { readSheet } = await import('read-excel-file/node');
  let read: readonly (readonly unknown[])[];
  try {
    read = await readSheet(bytes);
  } catch {
    // The library tells apart what is wrong with a file, but not what could be done about it.
    return { ok: false, reason: 'broken' };
  }
  const rows = read.map((cells) => cells.map(textOf));
  fillMerged(rows, sheet);
  return { ok: true, rows };
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
  return text.startsWith('=') ? `'${text}` : text;
}

/** The XML of the first sheet; undefined when there is none. */
function unpackFirstSheet(bytes: Buffer, mostRows: number): string | 'tooLarge' | undefined {
  try {
    const path = findFirstSheet(bytes);
    if (isLarger(bytes, path, { mostRows, mostBytes: mostUnpacked })) return 'tooLarge';
    const text = unpack(bytes, (name) => name === path)[path];
    return text !== undefined && countRows(text, mostRows) > mostRows ? 'tooLarge' : text;
  } catch (fault) {
    return fault instanceof TooLarge ? 'tooLarge' : undefined;
  }
}

/** Where the sheet is that a workbook names first. */
function findFirstSheet(bytes: Buffer): string {
  const [workbook, relations] = ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'];
  const files = unpack(bytes, (name) => name === workbook || name === relations);
  const id = /<(?:\w+:)?sheet [^>]*r:id="([^"]+)"/u.exec(files[workbook] ?? '')?.[1];
  const related = files[relations]?.match(/<Relationship [^>]*>/gu) ?? [];
  const target = related
    .filter((one) => one.includes(`Id="${id}"`))
    .map((one) => /Target="(?:\/?xl\/)?([^"]+)"/u.exec(one)?.[1])[0];
  return `xl/${target ?? 'worksheets/sheet1.xml'}`;
}

class TooLarge extends Error {}

/** Some files of an archive, as texts. @throws TooLarge, and what fflate throws at what is no archive */
function unpack(bytes: Buffer, isWanted: (name: string) => boolean): Record<string, string> {
  let size = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      size += originalSize;
      if (size > mostUnpacked) throw new TooLarge();
      return isWanted(name);
    },
  });
  const decoder = new TextDecoder();
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, decoder.decode(file)]));
}

function countRows(sheet: string, most: number): number {
  const begins = /<row[\s/>]/gu;
  let count = 0;
  while (count <= most && begins.test(sheet)) count += 1;
  return count;
}

function fillMerged(rows: string[][], sheet: string): void {
  const ranges = sheet.matchAll(/<(?:\w+:)?mergeCell [^>]*ref="([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)"/gu);
  for (const [, left = '', top = '', right = '', bottom = ''] of ranges) {
    const first = columnOf(left);
    const text = rows[Number(top) - 1]?.[first] ?? '';
    for (const row of rows.slice(Number(top) - 1, Number(bottom)))
      for (let at = first; at <= columnOf(right) && at < row.length; at += 1) row[at] = text;
  }
}

/** `A` is 0, `AA` is 26. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
