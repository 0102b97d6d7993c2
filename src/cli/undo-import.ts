import { DateTime } from 'luxon';
import { z } from 'zod';
import { undoImport } from '../features/register/undo.ts';
import { writtenByImport } from '../features/register/written.ts';
import { readBytes } from './beside.ts';
import { CliError, type Given } from './command.ts';
import { countOf } from './count-of.ts';
import { withDatabase } from './database.ts';

const noted = writtenByImport.safeExtend({ workspace: z.uuid() });

/** Takes an import back, by the file in which it noted what it wrote. */
export async function undo(path: string, given: Given): Promise<number> {
  const { workspace, ...written } = readNoted(path);
  return withDatabase(given, async ({ transact }) => {
    const by = { workspace: { id: workspace }, person: null, now: DateTime.now() };
    const { undone, kept } = await transact(workspace, (em) => undoImport(em, written, by));
    given.say(`${countOf(undone, 'organisation')} taken back.`);
    if (kept > 0) given.say(`${countOf(kept, 'organisation')} kept: changed or used since.`);
    return 0;
  });
}

function readNoted(path: string) {
  let json: unknown;
  try {
    json = JSON.parse(readBytes(path).toString('utf8'));
  } catch (fault) {
    if (fault instanceof CliError) throw fault;
    json = undefined;
  }
  const read = noted.safeParse(json);
  if (read.success) return read.data;
  throw new CliError(`${path} is not what an import has written: give the file that ends with -undo.json.`);
}
