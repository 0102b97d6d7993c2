import { runAside } from '#src/aside/run-aside.ts';
import {
  type AskedRow,
  type Assigned,
  type AssignedActor,
  type AssignedDoubt,
  assign,
  type Registered,
} from './assign.ts';
import type { RegisterRow } from './rules.ts';

/** What the thread is given. */
export type AssignmentAsked = {
  readonly registered: readonly Registered[];
  readonly rows: readonly AskedRow[];
};

/** An actor of the file, with all the rows about it. */
export type Actor = Omit<AssignedActor, 'rows'> & { readonly rows: readonly RegisterRow[] };

/** A row that somebody must decide about. */
export type Doubt = Omit<AssignedDoubt, 'row'> & { readonly row: RegisterRow };

// A thread takes some hundredths of a second to begin: fewer names are compared sooner here.
const fewNames = 200;
const mostMegabytes = 1_000;
const mostSeconds = 600;

/**
 * Decides which actor each row is about, as `assign` does. Where names are many, a thread of its own compares them,
 * unless nobody else waits for this process.
 */
export async function assignRows(
  registered: readonly Registered[],
  rows: readonly RegisterRow[],
  { isAlone = false }: { readonly isAlone?: boolean } = {},
): Promise<{ readonly actors: readonly Actor[]; readonly doubts: readonly Doubt[] }> {
  const isHere = isAlone || registered.length + rows.length <= fewNames;
  const { actors, doubts } = isHere ? assign(registered, rows) : await assignAside(registered, rows);
  const rowsAt = (places: readonly number[]) => places.flatMap((at) => rows[at] ?? []);
  return {
    actors: actors.map((actor) => ({ ...actor, rows: rowsAt(actor.rows) })),
    doubts: doubts.flatMap((doubt) => rowsAt([doubt.row]).map((row) => ({ ...doubt, row }))),
  };
}

async function assignAside(
  registered: readonly Registered[],
  rows: readonly RegisterRow[],
): Promise<Assigned> {
  const asked = rows.map(({ name, area, aliases, sameAs }) => ({ name, area, aliases, sameAs }));
  const given: AssignmentAsked = { registered, rows: asked };
  const thread = new URL('./assign-thread.ts', import.meta.url);
  const assigned = await runAside<Assigned>(thread, { given, mostMegabytes, mostSeconds });
  if (!assigned.ok) throw new Error('The names of a register were too many to be compared.');
  return assigned.result;
}
