import type { EntityManager } from '@mikro-orm/postgresql';
import type { Way } from '#entities/contact.ts';
import type { Category } from '#entities/need.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import { searchByIndex } from '#src/persistence/statement.ts';
import {
  alikePeopleSql,
  alikeSql,
  allContactsSql,
  needsSql,
  newestContactsSql,
  newestNotesSql,
  offersSql,
  organisationsSql,
  peopleSql,
  wordsQuery,
} from './queries.ts';
import { mendWords, type Search } from './rules.ts';

/** Whose workspace is searched, and how much of it the one who searches may see. */
export type Searcher = {
  readonly em: EntityManager;
  readonly workspaceId: string;
  /** Sees notes, people, needs and contacts. */
  readonly all: boolean;
};

/** Which part of the hits is shown. */
export type Page = { readonly skipped: number; readonly limit: number };
/** Some hits, and whether there are more. */
export type Hits<Hit> = { readonly hits: readonly Hit[]; readonly more: boolean };

/** An organisation that was found. */
export type OrganisationHit = NamedOrganisation & {
  readonly aliases: readonly string[];
  readonly archived: boolean;
};
/** A person that was found, with those they speak for. */
export type PersonHit = {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly organisations: readonly string[];
  readonly organisationId: string | null;
};
/** A need or an offer that was found. The day is `YYYY-MM-DD`. */
export type CategoryHit = {
  readonly id: string;
  readonly category: Category;
  readonly day: string | null;
  readonly organisationId: string;
  readonly name: string;
};
/** A contact that was found. The day is `YYYY-MM-DD`. */
export type ContactHit = {
  readonly id: string;
  readonly note: string;
  readonly day: string;
  readonly way: Way | null;
  readonly organisationId: string;
  readonly name: string;
};

// Among so many of the newest a word that one in three hundred has fills a page; what fewer have is soon sorted.
const newest = 3_000;
const notesRead = 1_000;

function pageOf<Hit>(rows: readonly Hit[], { limit }: Page): Hits<Hit> {
  return { hits: rows.slice(0, limit), more: rows.length > limit };
}

/** What words are looked for as. */
async function queryOf(em: EntityManager, words: readonly string[]): Promise<string> {
  if (words.length === 0) return '';
  const [row] = await em.execute<{ query: string }[]>(wordsQuery(words.length), [...words]);
  return row?.query ?? '';
}

/** Organisations: those that have the words; where none has, those with a name like them. */
export async function findOrganisationHits(
  { em, workspaceId, all }: Searcher,
  search: Search,
  page: Page,
): Promise<Hits<OrganisationHit>> {
  const { folded } = search;
  const query = await queryOf(em, search.words);
  const range = [page.skipped, page.limit + 1];
  const sql = organisationsSql(all ? 'words' : 'public_words');
  const worded = await em.execute<OrganisationHit[]>(sql, [query, workspaceId, folded, ...range]);
  if (worded.length > 0) return pageOf(worded, page);
  return pageOf(await searchByIndex<OrganisationHit>(em, alikeSql, [folded, workspaceId, ...range]), page);
}

/** People by name or address: those that contain what was typed; where none does, those like it. */
export async function findPersonHits(
  { em, workspaceId }: Searcher,
  { folded, typed }: Search,
  page: Page,
): Promise<Hits<PersonHit>> {
  if (folded.length < 2) return { hits: [], more: false };
  const range = [page.skipped, page.limit + 1];
  const address = typed.trim().toLowerCase();
  const containing = await em.execute<PersonHit[]>(peopleSql, [
    `%${folded}%`,
    workspaceId,
    workspaceId,
    address,
    folded,
    ...range,
    folded,
  ]);
  if (containing.length > 0) return pageOf(containing, page);
  return pageOf(await searchByIndex<PersonHit>(em, alikePeopleSql, [folded, workspaceId, ...range]), page);
}

/** Open needs, or offers, of the categories that are named. */
export async function findCategoryHits(
  { em, workspaceId }: Searcher,
  what: 'needs' | 'offers',
  { categories, others }: Search,
  page: Page,
): Promise<Hits<CategoryHit>> {
  if (categories.length === 0) return { hits: [], more: false };
  const sql = (what === 'needs' ? needsSql : offersSql)(others.length > 0);
  const query = others.length === 0 ? [] : [await queryOf(em, others)];
  const listed = `{${categories.join(',')}}`;
  const values = [workspaceId, listed, ...query, page.skipped, page.limit + 1];
  return pageOf(await em.execute<CategoryHit[]>(sql, values), page);
}

/** Contacts whose note has the words, the newest first; where none has, with words that somebody has written instead. */
export async function findContactHits(
  searcher: Searcher,
  { words }: Pick<Search, 'words'>,
  page: Page,
): Promise<Hits<ContactHit> & { readonly words: readonly string[] }> {
  const found = await findByNote(searcher, words, page);
  if (found.hits.length > 0 || page.skipped > 0) return { ...found, words };
  const { em, workspaceId } = searcher;
  const notes = await em.execute<{ note: string }[]>(newestNotesSql, [workspaceId, notesRead]);
  const mended = mendWords(
    words,
    notes.map(({ note }) => note),
  );
  return mended === undefined
    ? { ...found, words }
    : { ...(await findByNote(searcher, mended, page)), words: mended };
}

async function findByNote(
  { em, workspaceId }: Searcher,
  words: readonly string[],
  page: Page,
): Promise<Hits<ContactHit>> {
  const query = await queryOf(em, words);
  if (query === '') return { hits: [], more: false };
  const range = [page.skipped, page.limit + 1];
  const recent = await em.execute<ContactHit[]>(newestContactsSql, [query, workspaceId, newest, ...range]);
  if (recent.length > page.limit) return pageOf(recent, page);
  return pageOf(await em.execute<ContactHit[]>(allContactsSql, [query, workspaceId, ...range]), page);
}
