import { z } from 'zod';
import { othersFirst } from '#src/aside/in-turns.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import type { Sheet } from '#src/conversation/workbook.ts';
import type { Translate } from '#src/locales/translate.ts';
import { type Decisions, pasteForm, readPasteForm } from './paste.ts';
import { type WrittenByImport, writtenByImport } from './written.ts';

const row = z.object({ at: z.number(), cells: z.array(z.string()) });
const sheet = z.object({
  title: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
});
const carriedSchema = z.object({
  name: z.string().optional(),
  table: z.string().optional(),
  toMend: z.string().optional(),
});

/** Rows that came in a file, with their numbers there. */
export type FileTable = {
  readonly name: string;
  readonly rows: readonly z.output<typeof row>[];
};

/** Rows that wait until somebody says that they are to be imported: as they were pasted, or out of a file. */
export type Waiting = {
  readonly source: { readonly pasted: string } | { readonly file: FileTable };
  readonly decided: Decisions;
};

/** What waits, as a draft keeps it, with those of the rows that are to be mended. Only what was pasted can be opened. */
export async function waitingForm({ source, decided }: Waiting, toMend: Sheet, t: Translate): Promise<Form> {
  const form =
    'pasted' in source ? pasteForm(source.pasted, decided, t) : { ...pasteForm('', decided, t), fields: [] };
  const carried = { ...form.carried, toMend: JSON.stringify(toMend) };
  await othersFirst();
  if ('pasted' in source) return { ...form, carried };
  const { name, rows } = source.file;
  const table = JSON.stringify(rows);
  await othersFirst();
  return { ...form, carried: { ...carried, name, table } };
}

/** What waits in a draft. */
export function readWaiting(form: Form): Waiting {
  const { rows: pasted, decided } = readPasteForm(form);
  const { name, table } = carriedSchema.parse(form.carried);
  if (name === undefined || table === undefined) return { source: { pasted }, decided };
  return { source: { file: { name, rows: z.array(row).parse(JSON.parse(table)) } }, decided };
}

/** The rows in a draft that are to be mended; undefined when there are none. */
export function readToMend({ carried }: Form): Sheet | undefined {
  const { toMend } = carriedSchema.parse(carried);
  const read = toMend === undefined ? undefined : sheet.parse(JSON.parse(toMend));
  return read === undefined || read.rows.length === 0 ? undefined : read;
}

/** A draft after its rows were imported: what was written, and no more of a file than whose rows are left. */
export function withWritten(form: Form, written: WrittenByImport): Form {
  const { table, ...carried } = form.carried;
  const kept = table === undefined ? {} : { table: '[]' };
  return { ...form, carried: { ...carried, ...kept, written: JSON.stringify(written) } };
}

/** What an import wrote, from its draft. */
export function readWritten({ carried }: Form): WrittenByImport {
  return writtenByImport.parse(JSON.parse(String(carried['written'])));
}
