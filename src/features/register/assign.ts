import { fold } from '#src/language/fold.ts';
import { Likeness } from './likeness.ts';
import type { RegisterRow } from './rules.ts';

/** An actor that is in the register already. */
export type Registered = {
  readonly id: string;
  readonly name: string;
  readonly area: string | null;
  /** What it is also called. */
  readonly aliases: readonly string[];
};

/** Of a row, what tells which actor it is about. */
export type AskedRow = Pick<RegisterRow, 'name' | 'area' | 'aliases' | 'sameAs'>;

/** An actor of a file, with the places of all the rows about it. */
export type AssignedActor = {
  /** Who it is in the register; undefined when it is new. */
  readonly id: string | undefined;
  readonly name: string;
  area: string | null;
  readonly rows: number[];
};

/** A row, by its place, that somebody must decide about: it may be an actor that is there, or one of several. */
export type AssignedDoubt = {
  readonly row: number;
  readonly reason: 'like' | 'several' | 'unknown';
  /** Whom it may be. */
  readonly near: string;
};

/** Which actor each row is about. */
export type Assigned = {
  readonly actors: readonly AssignedActor[];
  readonly doubts: readonly AssignedDoubt[];
};

/**
 * Decides which actor each row is about. The same name or alias, letters folded, is the same actor, unless both have areas and
 * these differ: two may have the same name. A name that is like another is left for somebody to decide. Takes seconds
 * for thousands.
 */
export function assign(registered: readonly Registered[], rows: readonly AskedRow[]): Assigned {
  const byName = new Map<string, AssignedActor[]>();
  const likeness = new Likeness();
  const names = new Map<string, string>();
  const actors = new Set<AssignedActor>();
  const take = (actor: AssignedActor, aliases: readonly string[]) => {
    actors.add(actor);
    const called = new Map([...aliases, actor.name].map((name) => [fold(name), name]));
    for (const [folded, name] of called) {
      if (folded === '') continue;
      const same = byName.get(folded);
      if (same === undefined) byName.set(folded, [actor]);
      else same.push(actor);
      likeness.add(folded);
      names.set(folded, name);
    }
  };
  for (const { id, name, area, aliases } of registered) take({ id, name, area, rows: [] }, aliases);

  const doubts: AssignedDoubt[] = [];
  for (const [at, row] of rows.entries()) {
    const asked = row.sameAs === null || row.sameAs === 'another' ? row.name : row.sameAs.name;
    const folded = fold(asked);
    const same = byName.get(folded) ?? [];
    const inArea = same.filter(
      ({ area }) => row.area === null || area === null || fold(area) === fold(row.area),
    );
    const exact = inArea.filter(({ area }) => area !== null && row.area !== null);
    const [meant, ...more] = exact.length === 1 ? exact : inArea;
    if (more.length > 0) doubts.push({ row: at, reason: 'several', near: asked });
    else if (meant !== undefined) {
      meant.rows.push(at);
      meant.area ??= row.area;
    } else if (asked !== row.name) doubts.push({ row: at, reason: 'unknown', near: asked });
    else {
      const like = same.length === 0 && row.sameAs !== 'another' ? likeness.find(folded) : undefined;
      if (like !== undefined) doubts.push({ row: at, reason: 'like', near: names.get(like) ?? like });
      else take({ id: undefined, name: row.name, area: row.area, rows: [at] }, row.aliases);
    }
  }
  return { actors: [...actors].filter((actor) => actor.rows.length > 0), doubts };
}
