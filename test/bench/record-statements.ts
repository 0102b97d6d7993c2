import pg from 'pg';

/** One statement as it went to the database. */
export interface Sent {
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Whatever `pg` sends while something is done in this process, in order. */
export async function recordStatements(work: () => Promise<unknown>): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  const original: unknown = Reflect.get(pg.Client.prototype, 'query');
  if (typeof original !== 'function') throw new Error('pg has no Client.query');
  const recording = function (this: unknown, ...args: unknown[]): unknown {
    const one = read(args);
    if (one !== undefined) sent.push(one);
    return Reflect.apply(original, this, args);
  };
  Reflect.set(pg.Client.prototype, 'query', recording);
  try {
    await work();
  } finally {
    Reflect.set(pg.Client.prototype, 'query', original);
  }
  return sent;
}

function read([asked, given]: readonly unknown[]): Sent | undefined {
  if (typeof asked === 'string') return { name: undefined, text: asked, values: listed(given) };
  if (typeof asked !== 'object' || asked === null || !('text' in asked)) return undefined;
  const name = 'name' in asked && typeof asked.name === 'string' ? asked.name : undefined;
  return { name, text: String(asked.text), values: listed('values' in asked ? asked.values : given) };
}

function listed(values: unknown): readonly unknown[] {
  return Array.isArray(values) ? values : [];
}
