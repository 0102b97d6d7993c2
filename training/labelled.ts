import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';

/** A need or an offer as it is labelled: `Hagsätra Folkdans/premises`, or `-/premises` where nobody is named. */
export type Labels = {
  readonly organisations: readonly string[];
  readonly mentioned: readonly string[];
  readonly happenedOn: string | null;
  readonly how: string | null;
  readonly needs: readonly string[];
  readonly offers: readonly string[];
  readonly closedNeeds: readonly string[];
  readonly referTo: string | null;
  readonly nextOn: string | null;
};

/** A sentence with what a reader says it means. */
export type Labelled = {
  readonly sentence: string;
  readonly now: DateTime;
  readonly labels: Labels;
  /** Nobody could know who is meant: to be sure of it is wrong, and the organisations are not scored. */
  readonly unclear: boolean;
};

const zone = 'Europe/Stockholm';

/** Reads a file of labelled sentences; how it is written stands at its beginning. @throws at what it cannot read */
export function readLabelled(path: URL): Labelled[] {
  const keys = new Map<string, string>();
  const read: Labelled[] = [];
  let now: DateTime = DateTime.invalid('no @now yet');
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const key = /^(\w+) = (.+)$/.exec(line);
    const bar = line.indexOf('|');
    if (line.startsWith('#') || line.trim() === '') continue;
    if (line.startsWith('@now ')) now = DateTime.fromISO(line.slice(5), { zone });
    else if (key?.[1] !== undefined && key[2] !== undefined) keys.set(key[1], key[2]);
    else if (bar === -1 || !now.isValid) throw new Error(`not a labelled sentence: ${line}`);
    else read.push(readLine(line.slice(0, bar), line.slice(bar + 2), now, keys));
  }
  return read;
}

function readLine(
  labels: string,
  sentence: string,
  now: DateTime,
  keys: ReadonlyMap<string, string>,
): Labelled {
  const given = new Map(
    labels
      .split(' ')
      .filter((part) => part.includes('='))
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)] as const),
  );
  const nameOf = (key: string): string => {
    const name = keys.get(key);
    if (name === undefined) throw new Error(`nobody has the key "${key}": ${sentence}`);
    return name;
  };
  const list = (field: string) => given.get(field)?.split(',') ?? [];
  const organisations = list('o').map(nameOf);
  const told = (field: string) =>
    list(field).flatMap((one) => {
      const [whose, category] = one.includes(':') ? one.split(':') : [undefined, one];
      if (whose === '-') return [`-/${category}`];
      const names = whose === undefined ? organisations : [nameOf(whose)];
      return (names.length === 0 ? ['-'] : names).map((name) => `${name}/${category}`);
    });
  const one = (field: string) => given.get(field) ?? null;
  const day = (field: string) => {
    const written = one(field);
    return written === null || written.length === 10 ? written : `${now.year}-${written}`;
  };
  const [referTo] = list('r').map(nameOf);
  return {
    sentence,
    now,
    unclear: labels.includes('!'),
    labels: {
      organisations,
      mentioned: list('m').map(nameOf),
      happenedOn: day('d'),
      how: one('h'),
      needs: told('n'),
      offers: told('f'),
      closedNeeds: told('c'),
      referTo: referTo ?? null,
      nextOn: day('x'),
    },
  };
}
