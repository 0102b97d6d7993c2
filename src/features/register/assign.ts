import { setImmediate } from 'node:timers/promises';
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

/** An actor of the file, with all the rows about it. */
export type Actor = {
  /** Who it is in the register; undefined when it is new. */
  readonly id: string | undefined;
  readonly name: string;
  area: string | null;
  readonly rows: RegisterRow[];
};

/** A row that somebody must decide about: it may be an actor that is there, or one of several. */
export type Doubt = {
  readonly row: RegisterRow;
  readonly reason: 'like' | 'several' | 'unknown';
  /** Whom it may be. */
  readonly near: string;
};

const namesAtATime = 50;

/**
 * Decides which actor each row is about. The same name or alias, letters folded, is the same actor, unless both have areas and
 * these differ: two may have the same name. A name that is like another is left for somebody to decide. Others in the
 * same process wait some milliseconds at a time for it.
 */
export async function assign(
  registered: readonly Registered[],
  rows: readonly RegisterRow[],
): Promise<{ readonly actors: readonly Actor[]; readonly doubts: readonly Doubt[] }> {
  const byName = new Map<string, Actor[]>();
  const likeness = new Likeness();
  const names = new Map<string, string>();
  const actors = new Set<Actor>();
  const take = (actor: Actor, aliases: readonly string[]) => {
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
  for (const [at, { id, name, area, aliases }] of registered.entries()) {
    if (at % namesAtATime === 0) await setImmediate();
    take({ id, name, area, rows: [] }, aliases);
  }

  const doubts: Doubt[] = [];
  for (const [at, row] of rows.entries()) {
    if (at % namesAtATime === 0) await setImmediate();
    const asked = row.sameAs === null || row.sameAs === 'another' ? row.name : row.sameAs.name;
    const folded = fold(asked);
    const same = byName.get(folded) ?? [];
    const inArea = same.filter(
      ({ area }) => row.area === null || area === null || fold(area) === fold(row.area),
    );
    const exact = inArea.filter(({ area }) => area !== null && row.area !== null);
    const [meant, ...more] = exact.length === 1 ? exact : inArea;
    if (more.length > 0) doubts.push({ row, reason: 'several', near: asked });
    else if (meant !== undefined) {
      meant.rows.push(row);
      meant.area ??= row.area;
    } else if (asked !== row.name) doubts.push({ row, reason: 'unknown', near: asked });
    else {
      const like = same.length === 0 && row.sameAs !== 'another' ? likeness.find(folded) : undefined;
      if (like !== undefined) doubts.push({ row, reason: 'like', near: names.get(like) ?? like });
      else take({ id: undefined, name: row.name, area: row.area, rows: [row] }, row.aliases);
    }
  }
  return { actors: [...actors].filter((actor) => actor.rows.length > 0), doubts };
}
