import { mapInTurns } from '#src/aside/in-turns.ts';
import type { FileContent } from '#src/conversation/file.ts';
import { withoutPersonalNumbers } from '#src/language/personal-number.ts';
import type { ReadTable } from '#src/sheets/read-table.ts';
import { readTableAside } from '#src/sheets/read-table-aside.ts';
import { hiddenNumber } from './rules.ts';
import type { FileTable } from './waiting.ts';

/** The most rows that are taken from a file in a chat: with twice as many a bot takes 150 MB more. The command line takes 50,000. */
export const mostFileRows = 5_000;
/** The most bytes of one. */
export const mostFileBytes = 5_000_000;

const headings = 1;

// Those that cannot be read are among them, so that it is said what to do with them.
const tables = /\.(?:csv|tsv|txt|xls|xlsx|xlsm|ods)$/iu;

/** Whether a file of this name may be a table. */
export function isTable(name: string): boolean {
  return tables.test(name.trim());
}

/** The rows of a file that was sent; or why there are none. */
export type ReadFile =
  | { readonly ok: true; readonly file: FileTable }
  | {
      readonly ok: false;
      readonly reason:
        | Extract<ReadTable, { ok: false }>['reason']
        | Extract<FileContent, { ok: false }>['reason'];
    };

/** Reads a file that was sent. Personal identity numbers are taken out of it: not even until it is imported are they kept. */
export async function readFile(name: string, content: FileContent): Promise<ReadFile> {
  if (!content.ok) return content;
  const table = await readTableAside(content.bytes, mostFileRows + headings);
  if (!table.ok) return table;
  const rows = await mapInTurns(table.rows, ({ at, cells }) => ({
    at,
    cells: cells.map((cell) => withoutPersonalNumbers(cell, hiddenNumber) ?? cell),
  }));
  return { ok: true, file: { name, rows } };
}
