import pg from 'pg';
import { walkMainPath } from '../main-path.ts';
import type { Measure } from '../measure.ts';
import { recordStatements, type Sent } from '../record-statements.ts';
import { seed } from '../seed.ts';

const rows = 1_000_000;
/** A table with as many rows is large: reading all of it takes tens of milliseconds. */
const large = 50_000;

/** How PostgreSQL runs each statement of the main line among a million contacts and a million deliveries. */
export const plans: Measure = {
  name: 'plans',
  async run(ground) {
    const databaseUrl = await ground.createDatabase('plans');
    await seed(databaseUrl, { organisations: 10_000, contacts: rows, people: 50_000, deliveries: rows });
    const sent = await recordStatements(() => walkMainPath(databaseUrl));
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const offending: string[] = [];
    let explained = 0;
    try {
      await client.query('analyze');
      const tables = await listLarge(client);
      for (const one of distinct(sent)) {
        const plan = await explain(client, one);
        explained += 1;
        process.stdout.write(`\n${titleOf(one)}\n${plan}\n`);
        if (scanned(plan).some((table) => tables.includes(table))) offending.push(titleOf(one));
      }
    } finally {
      await client.end();
    }
    for (const title of offending) process.stdout.write(`\nReads a whole large table: ${title}\n`);
    return [
      {
        what: 'statements of the main line that read a large table whole',
        against: 'a million contacts and deliveries',
        reached: offending.length,
        unit: '',
        must: 0,
        wanted: 0,
        better: 'less',
        detail: `of ${explained}`,
      },
    ];
  },
};

async function listLarge(client: pg.Client): Promise<readonly string[]> {
  const { rows: found } = await client.query<{ relname: string }>(
    "select relname from pg_class where relkind = 'r' and reltuples >= $1",
    [large],
  );
  return found.map(({ relname }) => relname);
}

/** Each statement once, whatever values it was sent with. */
function distinct(sent: readonly Sent[]): readonly Sent[] {
  const seen = new Map<string, Sent>();
  for (const one of sent) {
    if (!/^\s*(with|select|insert|update|delete)\b/i.test(one.text)) continue;
    const shape = one.name ?? one.text.replaceAll(/'(?:[^']|'')*'/g, '?').replaceAll(/\b\d+\b/g, '?');
    if (!seen.has(shape)) seen.set(shape, one);
  }
  return [...seen.values()];
}

/** A prepared statement is planned without its values, as Bryggan's connections have it. */
async function explain(client: pg.Client, { name, text, values }: Sent): Promise<string> {
  const asked = name === undefined ? `explain ${text}` : `explain (generic_plan) ${text}`;
  const { rows: lines } = await client.query<{ 'QUERY PLAN': string }>(
    asked,
    name === undefined ? [...values] : [],
  );
  return lines.map((line) => `  ${line['QUERY PLAN']}`).join('\n');
}

function scanned(plan: string): readonly string[] {
  return [...plan.matchAll(/Seq Scan on (?:\w+\.)?"?(\w+)/g)].flatMap(([, table]) => table ?? []);
}

function titleOf({ name, text }: Sent): string {
  return name ?? text.replaceAll(/\s+/g, ' ').trim().slice(0, 300);
}
