import { mapInTurns } from '#src/aside/in-turns.ts';
import type { Sheet } from '#src/conversation/workbook.ts';
import { clip } from '#src/features/contacts/rules.ts';
import type { Key, Translate } from '#src/locales/translate.ts';
import type { Doubt } from './assign-rows.ts';
import type { Columns, FileRow } from './columns.ts';
import type { Problem, ReadRow } from './rules.ts';

/** A row that was not written, and all the reasons. */
export type ToMend = { readonly file: FileRow; readonly why: string; readonly sameAs: string };

const ours = ['row', 'sameAs', 'why'] as const;

/** What stands in the way of a row, as somebody reads it. */
export async function listToMend(
  read: readonly ReadRow[],
  doubts: readonly Doubt[],
  t: Translate,
): Promise<ToMend[]> {
  const broken = await mapInTurns(
    read.filter((one) => !one.ok),
    ({ file, problems }) => ({
      file,
      why: problems.map((problem) => describeProblem(problem, t)).join(' '),
      sameAs: '',
    }),
  );
  const doubted = await mapInTurns(doubts, ({ row, reason, near }) => ({
    file: row.file,
    why: t(`register.doubt.${reason}` satisfies Key, { name: near }),
    sameAs: reason === 'like' ? near : '',
  }));
  return [...broken, ...doubted].sort((a, b) => a.file.at - b.file.at);
}

function describeProblem({ reason, written }: Problem, t: Translate): string {
  return t(`register.problem.${reason}` satisfies Key, { written: clip(written) });
}

/**
 * The rows that were not written, as a table that can be mended and imported again: as they were, with their number in
 * the file, why they were left, and a column for whom each is the same as.
 */
export function mendSheet({ fields, titles }: Columns, rows: readonly ToMend[], t: Translate): Sheet {
  const width = Math.max(fields.length, ...rows.map(({ file }) => file.cells.length));
  const kept = Array.from({ length: width }, (_, at) => at).filter(
    (at) => !ours.some((one) => one === fields[at]),
  );
  const title = (at: number) => {
    const field = fields[at];
    if (field !== undefined) return t(`register.column.${field}` satisfies Key);
    return titles[at] || t('register.columnNumber', { number: at + 1 });
  };
  return {
    title: t('register.toMend'),
    columns: [
      t('register.column.row'),
      ...kept.map(title),
      t('register.column.sameAs'),
      t('register.column.why'),
    ],
    rows: rows.map(({ file, why, sameAs }) => [
      file.at,
      ...kept.map((at) => file.cells[at] ?? ''),
      sameAs,
      why,
    ]),
  };
}

/** The same rows with tabs between their cells, as a spreadsheet copies them. */
export function mendText(columns: Columns, rows: readonly ToMend[], t: Translate): string {
  const sheet = mendSheet(columns, rows, t);
  const written = (cell: string | number | null) => String(cell ?? '').replace(/[\t\r\n]+/gu, ' ');
  return [sheet.columns, ...sheet.rows].map((cells) => cells.map(written).join('\t')).join('\n');
}
