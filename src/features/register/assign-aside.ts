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

/** Decides which actor each row is about, as `assign` does, and where they are many in a thread of its own. */
export async function assignAside(
  registered: readonly Registered[],
  rows: readonly RegisterRow[],
): Promise<{ readonly actors: readonly Actor[]; readonly doubts: readonly Doubt[] }> {
  const { actors, doubts } = await decide({
    registered,
    rows: rows.map(({ name, area, aliases, sameAs }) => ({ name, area, aliases, sameAs })),
  });
  const rowsAt = (places: readonly number[]) => places.flatMap((at) => rows[at] ?? []);
  return {
    actors: actors.map((actor) => ({ ...actor, rows: rowsAt(actor.rows) })),
    doubts: doubts.flatMap((doubt) => rowsAt([doubt.row]).map((row) => ({ ...doubt, row }))),
  };
}

async function decide(given: AssignmentAsked): Promise<Assigned> {
  const { registered, rows } = given;
  if (registered.length + rows.length <= fewNames) return assign(registered, rows);
  const thread = new URL('./assign-thread.ts', import.meta.url);
  const assigned = await runAside<Assigned>(thread, { given, mostMegabytes, mostSeconds });
  if (!assigned.ok) throw new Error('The names of a register were too many to be compared.');
  return assigned.result;
}
