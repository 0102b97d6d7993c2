import type { Context } from '#src/conversation/declarations/context.ts';
import type { Doubt } from './assign.ts';
import type { Batch, OrganisationRow } from './batch.ts';
import type { Columns } from './columns.ts';
import { listToMend, type ToMend } from './mend.ts';
import { type Decisions, readPasted } from './paste.ts';
import type { RegisterRow } from './rules.ts';
import type { WrittenByImport } from './undo.ts';
import { type Imported, importRows } from './writes.ts';

type Given = Pick<Context, 'em' | 'workspace' | 'now' | 't'>;

/** What pasted rows come to, or would. */
export type PastedImport =
  | {
      readonly ok: true;
      readonly columns: Columns;
      readonly imported: Imported;
      readonly toMend: readonly ToMend[];
      /** Rows that may be an actor that is there, for somebody to decide. */
      readonly alike: readonly Doubt[];
      readonly written: WrittenByImport;
    }
  | { readonly ok: false; readonly reason: 'unreadable' | 'noNames' | 'tooMany' };

/** Imports pasted rows, or with `isTrial` only says what would come of it. Likenesses that were decided are followed. */
export async function importPasted(
  { em, workspace, now, t }: Given,
  pasted: { readonly rows: string; readonly decided: Decisions },
  isTrial: boolean,
): Promise<PastedImport> {
  const read = readPasted(pasted.rows, pasted.decided);
  if (!read.ok) return read;
  const asked = { workspaceId: workspace.id, now, overwrite: false, isTrial, onProgress: () => {} };
  const rows = read.read.flatMap((one) => (one.ok ? [one.row] : []));
  // Whom a row is like is known only once all have been looked at: those that are said to be the same go once more.
  const first = await importRows(em, rows, { ...asked, isTrial: true });
  const same = new Map(
    first.doubts
      .filter(({ row, reason }) => reason === 'like' && pasted.decided[String(row.file.at)] === true)
      .map(({ row, near }) => [row, near]),
  );
  const decided = rows.map((row): RegisterRow => {
    const name = same.get(row);
    return name === undefined ? row : { ...row, sameAs: { name } };
  });
  const written: WrittenByImport = {
    added: [],
    changed: [],
    offers: [],
    people: [],
    representatives: [],
    addresses: [],
  };
  const onWritten = (batch: Batch, before: readonly OrganisationRow[]) => {
    written.added.push(...batch.added.map(({ id }) => id));
    written.changed.push(
      ...before.map((row) => ({ ...row, aliases: [...row.aliases], languages: [...row.languages] })),
    );
    written.offers.push(...batch.offers.map(({ id }) => id));
    written.people.push(...batch.people.map(({ id }) => id));
    written.representatives.push(...batch.representatives.map(({ id }) => id));
    written.addresses.push(...batch.addresses.map(({ id, email }) => ({ id, email })));
  };
  const imported = await importRows(em, decided, { ...asked, onWritten });
  return {
    ok: true,
    columns: read.columns,
    imported,
    toMend: listToMend(read.read, imported.doubts, t),
    written,
    alike: imported.doubts.filter(({ reason }) => reason === 'like'),
  };
}
