import pg from 'pg';
import { fold } from '#src/language/fold.ts';
import { idOf, workspaceId } from './seed.ts';

const places = ['Sätra', 'Hagsätra', 'Rågsved', 'Örby', 'Högdalen', 'Bandhagen', 'Älvsjö', 'Solberga'];
const things = [
  'Folkdans',
  'Kulturförening',
  'Bokcirkel',
  'Boxningsklubb',
  'Scoutkår',
  'Odlare',
  'Teater',
  'Kör',
];
const syllables = [
  'ar',
  'bel',
  'dun',
  'fal',
  'gri',
  'hol',
  'kam',
  'lin',
  'mos',
  'nor',
  'pel',
  'ros',
  'sil',
  'tor',
];

/** Names that are unlike each other as real ones are: a place, a word of its own, and what it does. */
export function townName(number: number): string {
  const [a = '', b = '', c = ''] = [1, 14, 196].map(
    (step) => syllables[Math.floor(number / step) % 14] ?? '',
  );
  const own = `${a}${b}${c}${Math.floor(number / 2744) > 0 ? 'en' : ''}`;
  const place = places[number % places.length] ?? '';
  return `${place} ${things[Math.floor(number / 8) % things.length]} ${own[0]?.toUpperCase()}${own.slice(1)}`;
}

/** A name with its last two letters in the wrong order. */
export const misspelt = (name: string) => `${name.slice(0, -2)}${name.at(-1)}${name.at(-2)}`;

/** The place that an organisation is in. */
export const townPlace = (number: number) => places[number % places.length] ?? '';

/** Words of notes, and in how many of them each is: from what nearly all say to what was said once in ten thousand. */
export const noteWords = [
  ['lokal', 3],
  ['bidrag', 10],
  ['julmarknaden', 25],
  ['trumslagarna', 100],
  ['skridskoåkarna', 1_000],
  ['spelmansstämman', 10_000],
] as const;

/** Gives what `seed` made names, people, needs, offers and notes that are as different as real ones. */
export async function seedTown(connectionString: string, organisations: number): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  const workspace = `'${workspaceId}'::uuid`;
  const names = Array.from({ length: organisations }, (_, at) => {
    const name = townName(at);
    return { n: at + 1, name, search: fold(name), area: townPlace(at) };
  });
  const said = noteWords.map(([word, each]) => `case when n % ${each} = 0 then ' ${word}' else '' end`);
  try {
    await client.query(
      `update organisations o set name = t.name, search_name = t.search, area = t.area
       from jsonb_to_recordset($1::jsonb) as t (n int, name text, search text, area text)
       where o.id = ${idOf('00000003', 't.n')}`,
      [JSON.stringify(names)],
    );
    await client.query(
      `insert into representatives (id, workspace_id, created_at, person_id, organisation_id)
       select gen_random_uuid(), ${workspace}, now(), p.id, o.id from (
         select id, row_number() over (order by id) as n from people where roles = '{representative}') p
       join (select id, row_number() over (order by id) as n from organisations) o on o.n = p.n % $1 + 1`,
      [organisations],
    );
    await client.query(
      `insert into needs (id, workspace_id, created_at, organisation_id, category, opened_on)
       select gen_random_uuid(), ${workspace}, now(), id, 'premises', current_date from organisations`,
    );
    await client.query(
      `insert into offers (id, workspace_id, created_at, organisation_id, category)
       select gen_random_uuid(), ${workspace}, now(), id, 'culture' from organisations`,
    );
    await client.query(
      `update contacts c set note = t.note from (
         select n, 'Träffade styrelsen' || ${said.join(' || ')} || ' ord' || n % 4999 as note
         from generate_series(1, (select count(*)::int from contacts)) n
       ) t where c.id = ${idOf('00000009', 't.n')}`,
    );
    await client.query('vacuum full analyze contacts');
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}
