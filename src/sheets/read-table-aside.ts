import { runAside } from '#src/aside/run-aside.ts';
import { isArchive, type ReadTable, readTable } from './read-table.ts';

/** What the thread is given. */
export type TableAsked = { readonly bytes: Uint8Array<ArrayBuffer>; readonly most: number };

/** What the objects of a workbook may take while it is read. */
const mostMegabytes = 256;
const mostSeconds = 60;
// A thread takes some hundredths of a second to begin: so much text is read sooner here.
const fewBytes = 50_000;

/**
 * Reads a table as `readTable` does, in a thread of its own. What unpacks to more than there is memory or time for is said to
 * have too many rows.
 */
export async function readTableAside(file: Uint8Array, most: number): Promise<ReadTable> {
  if (file.length <= fewBytes && !isArchive(file)) return readTable(Buffer.from(file), most);
  const bytes = new Uint8Array(file);
  const given: TableAsked = { bytes, most };
  const thread = new URL('./read-table-thread.ts', import.meta.url);
  const limits = { mostMegabytes, mostSeconds };
  const read = await runAside<ReadTable>(thread, { given, handedOver: [bytes.buffer], ...limits });
  return read.ok ? read.result : { ok: false, reason: 'tooMany' };
}
