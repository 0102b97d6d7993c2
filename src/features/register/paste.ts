import { z } from 'zod';
import type { Form } from '#src/conversation/elements/form.ts';
import type { Translate } from '#src/locales/translate.ts';
import { readCsv } from '#src/sheets/read-csv.ts';
import type { FileRow } from './columns.ts';

/** The most rows that are taken from a form. */
const mostRows = 2_000;

/** Whether a row that is like an actor is that actor, by the row's number. */
export type Decisions = Readonly<Record<string, boolean>>;

const decisions = z.record(z.string(), z.boolean());

/** The form into which rows of a spreadsheet are pasted. What was decided about likenesses travels with it. */
export function pasteForm(rows: string, decided: Decisions, t: Translate): Form {
  return {
    id: 'register.paste',
    title: t('register.paste.title'),
    submitLabel: t('register.paste.submit'),
    intro: t('register.paste.intro'),
    fields: [
      {
        kind: 'longText',
        name: 'rows',
        label: t('register.paste.rows'),
        hint: t('register.paste.hint'),
        required: true,
        value: rows,
      },
    ],
    carried: { decided: JSON.stringify(decided) },
  };
}

/** What stands in a kept form: the rows as pasted, and what was decided. */
export function readPasteForm({ fields, carried }: Form): { rows: string; decided: Decisions } {
  const [field] = fields;
  const rows = field?.kind === 'longText' ? (field.value ?? '') : '';
  return { rows, decided: decisions.parse(JSON.parse(String(carried['decided'] ?? '{}'))) };
}

/** Pasted rows with their numbers; or why there are none. */
export type Pasted =
  | { readonly ok: true; readonly rows: readonly FileRow[] }
  | { readonly ok: false; readonly reason: 'unreadable' | 'tooMany' };

/** Reads rows that were copied from a spreadsheet: tabs between cells, or commas or semicolons as in a CSV file. */
export function readPasted(text: string): Pasted {
  let cells: string[][];
  try {
    cells = readCsv(Buffer.from(text.toWellFormed()), mostRows + 2);
  } catch {
    return { ok: false, reason: 'unreadable' };
  }
  if (cells.length > mostRows + 1) return { ok: false, reason: 'tooMany' };
  const rows = cells
    .map((row, at) => ({ at: at + 1, cells: row.map((cell) => cell.trim()) }))
    .filter((row) => row.cells.some((cell) => cell !== ''));
  return { ok: true, rows };
}
