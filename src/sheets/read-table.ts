import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';

/** A row that holds something, with its number in the file: the first is 1. */
export type TableRow = { readonly at: number; readonly cells: readonly string[] };

/** A file's rows; or why there are none. */
export type ReadTable =
  | { readonly ok: true; readonly rows: readonly TableRow[] }
  | { readonly ok: false; readonly reason: 'empty' | 'oldExcel' | 'broken' | 'tooMany' };

// https://en.wikipedia.org/wiki/List_of_file_signatures
const zip = Buffer.from('PK');
const oldExcel = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const mostBytes = 50_000_000;

/** Whether a file is a workbook, by what it begins with. */
export function isArchive(bytes: Uint8Array): boolean {
  return zip.equals(bytes.subarray(0, zip.length));
}

/** Reads a table from CSV or XLSX, whatever the file is called. At most so many rows, or none. */
export async function readTable(bytes: Buffer, most: number): Promise<ReadTable> {
  if (bytes.subarray(0, oldExcel.length).equals(oldExcel)) return { ok: false, reason: 'oldExcel' };
  if (bytes.length > mostBytes) return { ok: false, reason: 'tooMany' };
  const read = isArchive(bytes) ? await readXlsx(bytes, most) : readText(bytes, most);
  if (!read.ok) return read;
  if (read.rows.length > most) return { ok: false, reason: 'tooMany' };
  const rows = read.rows
    .map((cells, at) => ({ at: at + 1, cells: cells.map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return rows.length === 0 ? { ok: false, reason: 'empty' } : { ok: true, rows };
}

function readText(bytes: Buffer, most: number) {
  try {
    return { ok: true, rows: readCsv(bytes, most + 1) } as const;
  } catch {
    return { ok: false, reason: 'broken' } as const;
  }
}
