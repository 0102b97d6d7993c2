import { mapInTurns, othersFirst } from '#src/aside/in-turns.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Sheet } from '#src/conversation/workbook.ts';
import type { Doubt } from './assign-rows.ts';
import { type Columns, findColumns } from './columns.ts';
import { listToMend, mendSheet, type ToMend } from './mend.ts';
import { nobody, type Onlooker } from './onlooker.ts';
import { type Decisions, readPasted } from './paste.ts';
import { createRowReader, type RegisterRow } from './rules.ts';
import type { Waiting } from './waiting.ts';
import { type Imported, importRows } from './writes.ts';
import { noteWritten, type WrittenByImport } from './written.ts';

type Given = Pick<Context, 'em' | 'workspace' | 'now' | 't'>;

/** What rows that wait come to, or would. */
export type Import =
  | {
      readonly ok: true;
      readonly columns: Columns;
      readonly imported: Imported;
      readonly toMend: readonly ToMend[];
      /** The same, as a table that can be mended and imported again. */
      readonly sheet: Sheet;
      /** Rows that may be an actor that is there, for somebody to decide. */
      readonly alike: readonly Doubt[];
      readonly written: WrittenByImport;
    }
  | { readonly ok: false; readonly reason: 'unreadable' | 'noNames' | 'tooMany' };

/** Imports rows that wait, or with `isTrial` only says what would come of it. Likenesses that were decided are followed. */
export async function importWaiting(
  { em, workspace, now, t }: Given,
  { source, decided }: Waiting,
  isTrial: boolean,
  { onBegin, onProgress }: Onlooker = nobody,
): Promise<Import> {
  const given =
    'pasted' in source ? readPasted(source.pasted) : ({ ok: true, rows: source.file.rows } as const);
  if (!given.ok) return given;
  const columns = given.rows.length === 0 ? undefined : findColumns(given.rows);
  if (columns === undefined || columns.rows.length === 0) return { ok: false, reason: 'noNames' };
  onBegin(columns.rows.length);
  const read = await mapInTurns(columns.rows, createRowReader(columns));
  const asked = { workspaceId: workspace.id, now, overwrite: false, isTrial, onProgress() {} } as const;
  const rows = read.flatMap((one) => (one.ok ? [whoItIs(one.row, decided)] : []));
  // Whom a row is like is known only once all have been looked at: those that are said to be the same go once more.
  const isSame = ({ file }: RegisterRow) => decided[String(file.at)] === true;
  const first = rows.some(isSame) ? await importRows(em, rows, { ...asked, isTrial: true }) : undefined;
  const same = new Map(
    first?.doubts
      .filter(({ row, reason }) => reason === 'like' && isSame(row))
      .map(({ row, near }) => [row, near]),
  );
  const settled = rows.map((row): RegisterRow => {
    const name = same.get(row);
    return name === undefined ? row : { ...row, sameAs: { name } };
  });
  const { written, onWritten } = noteWritten();
  const imported = await importRows(em, settled, { ...asked, onWritten, onProgress });
  const toMend = await listToMend(read, imported.doubts, t);
  await othersFirst();
  return {
    ok: true,
    columns,
    imported,
    toMend,
    sheet: mendSheet(columns, toMend, t),
    written,
    alike: imported.doubts.filter(({ reason }) => reason === 'like'),
  };
}

function whoItIs(row: RegisterRow, decided: Decisions): RegisterRow {
  return decided[String(row.file.at)] === false ? { ...row, sameAs: 'another' } : row;
}
