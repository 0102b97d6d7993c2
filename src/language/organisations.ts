import type { EntityManager } from '@mikro-orm/postgresql';
import type { OrganisationKind } from '#entities/organisation.ts';
import { readFoldedAliases } from '#src/language/aliases.ts';
import { fold } from '#src/language/fold.ts';
import { isMisspelling, listNameWindows, type NameWindow } from '#src/language/organisation-names.ts';
import { searchByIndex } from '#src/persistence/statement.ts';
import { loadNames } from './understanding/workspace-register.ts';

/** An actor as far as it takes to tell it from others. */
export type NamedOrganisation = {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly area: string | null;
};

/** Whom a name means. `several` are the likely ones, the likeliest first, five at most. */
export type FoundOrganisation =
  | { readonly kind: 'one'; readonly organisation: NamedOrganisation }
  | { readonly kind: 'several'; readonly near: readonly NamedOrganisation[] }
  | { readonly kind: 'none' };

/** Where in a sentence a name stands: UTF-16 units, exclusive end. */
export type NameSpan = { readonly start: number; readonly end: number };

/** Whom a sentence is about. `guess` is what looks like the name of somebody unknown. */
export type FoundInSentence =
  | { readonly kind: 'one'; readonly organisation: NamedOrganisation; readonly span: NameSpan }
  | { readonly kind: 'several'; readonly near: readonly NamedOrganisation[]; readonly span: NameSpan }
  | { readonly kind: 'none'; readonly guess: NameSpan | undefined };

type Row = NamedOrganisation & {
  readonly searchName: string;
  readonly searchAliases: string;
  readonly score: number;
};
type WindowRow = Row & { readonly typed: string };

const columns =
  'o.id, o.name, o.kind, o.area, o.search_name as "searchName", o.search_aliases as "searchAliases"';
const mostNear = 5;
/** Names are shorter; what follows is not looked at. */
const longestTyped = 120;
/** Trigram look-ups in one sentence: each takes about a millisecond among ten thousand names. */
const mostWindows = 40;

// Trigrams first, then the workspace: left to itself the planner reads every name of the workspace instead of the
// trigram index, 50 ms instead of 1 among ten thousand. $1 the name, $2 workspace, $3 how many.
function nearSql(operator: '%>' | '%'): string {
  return `with alike as materialized (
      select o.*, greatest(similarity(o.search_name, $1), word_similarity($1, o.search_name) * 0.9,
        word_similarity($1, o.search_aliases) * 0.9)::real as score
      from organisations o where o.search_name ${operator} $1 or o.search_aliases %> $1
    )
    select ${columns}, o.score from alike o
    where o.workspace_id = $2 and o.archived_at is null order by o.score desc, o.name, o.id limit $3`;
}

const exactInSentenceSql = `select ${columns}, 1::real as score from organisations o
  where o.workspace_id = ? and o.search_name in (select jsonb_array_elements_text(?::jsonb))
    and o.archived_at is null order by o.id`;

const nearInSentenceSql = `select w.typed, n.* from unnest($1::text[]) as w(typed)
  cross join lateral (
    with alike as materialized (
      select o.*, similarity(o.search_name, w.typed)::real as score
      from organisations o where o.search_name %> w.typed
    )
    select ${columns}, o.score from alike o
    where o.workspace_id = $2 and o.archived_at is null order by o.score desc, o.id limit 3
  ) n order by n.score desc, length(w.typed) desc`;

function named({ id, name, kind, area }: NamedOrganisation): NamedOrganisation {
  return { id, name, kind, area };
}

function distinct(rows: readonly Row[]): NamedOrganisation[] {
  const seen = new Map(rows.map((row) => [row.id, row]));
  return [...seen.values()].slice(0, mostNear).map(named);
}

/** Whether what was typed is a name of this actor, or one that it is also called, with slips of the finger. */
function isMisspelt(typed: string, { searchName, searchAliases }: Row): boolean {
  return [searchName, ...readFoldedAliases(searchAliases)].some((name) => isMisspelling(typed, name));
}

const startSql = `select ${columns}, 1::real as score from organisations o
  where o.workspace_id = ? and starts_with(o.search_name, ?) and o.archived_at is null order by o.name, o.id limit ?`;

/** Up to `limit` actors with a name like the one typed or that contains it, the likeliest first; by a letter or two, those that begin so. */
export async function listNearOrganisations(
  em: EntityManager,
  workspaceId: string,
  typed: string,
  limit: number,
): Promise<NamedOrganisation[]> {
  const folded = fold(typed).slice(0, longestTyped);
  const rows =
    folded.length > 0 && folded.length < 3
      ? await em.execute<Row[]>(startSql, [workspaceId, folded, limit])
      : await listNear(em, workspaceId, folded, limit);
  return rows.map(named);
}

// Names that contain something like what was typed take 1 ms; only where there is none are all that are a little
// alike looked at.
async function listNear(em: EntityManager, workspaceId: string, folded: string, limit: number) {
  if (folded === '') return [];
  const values = [folded, workspaceId, limit];
  const containing = await searchByIndex<Row>(em, nearSql('%>'), values);
  return containing.length > 0 ? containing : searchByIndex<Row>(em, nearSql('%'), values);
}

/**
 * Whom a typed name means: exactly that name first, then the one that it is a misspelling of, by one slip before by
 * several; otherwise those that are like it. Two with the same name are `several`.
 */
export async function findOrganisations(
  em: EntityManager,
  workspaceId: string,
  typed: string,
): Promise<FoundOrganisation> {
  const folded = fold(typed);
  if (folded === '' || folded.length > longestTyped) return { kind: 'none' };
  const names = await loadNames(em, workspaceId);
  const called = names.named(folded);
  const own = called.filter(({ searchName }) => searchName === folded);
  const [only, ...others] = own.length > 0 ? own : called;
  if (only !== undefined) {
    return others.length === 0
      ? { kind: 'one', organisation: named(only) }
      : { kind: 'several', near: [only, ...others].slice(0, mostNear).map(named) };
  }
  const slip = names.find(folded);
  if (slip !== undefined) return { kind: 'one', organisation: named(slip) };
  const near = await listNear(em, workspaceId, folded, mostNear);
  const meant = near.filter((row) => isMisspelt(folded, row));
  const [first] = meant;
  if (first !== undefined && meant.length === 1) return { kind: 'one', organisation: named(first) };
  return near.length === 0 ? { kind: 'none' } : { kind: 'several', near: distinct([...meant, ...near]) };
}

/**
 * Finds the actor that a free sentence is about. A name of several words or with a capital letter, exactly as it is,
 * comes first; then a misspelt one; then one word in small letters (an actor may be called `Hjälp`). Looks at the
 * first sixty words.
 */
export async function findOrganisationIn(
  em: EntityManager,
  workspaceId: string,
  sentence: string,
): Promise<FoundInSentence> {
  const windows = listNameWindows(sentence);
  if (windows.length === 0) return { kind: 'none', guess: undefined };
  const names = [...new Set(windows.map((window) => window.folded))];
  const exact = await em.execute<Row[]>(exactInSentenceSql, [workspaceId, JSON.stringify(names)]);
  const byName = Map.groupBy(exact, (row) => row.searchName);
  const known = windows
    .filter((window) => byName.has(window.folded))
    .sort((a, b) => b.words - a.words || Number(b.capital) - Number(a.capital));
  const [best] = known;
  if (best !== undefined && (best.words > 1 || best.capital)) {
    return chosen(best, byName.get(best.folded) ?? []);
  }
  const near = await findMisspelt(em, workspaceId, windows);
  if (near?.kind === 'one' || best === undefined) {
    return near ?? { kind: 'none', guess: guessName(windows) };
  }
  return chosen(best, byName.get(best.folded) ?? []);
}

function chosen(window: NameWindow, rows: readonly Row[]): FoundInSentence {
  const span = { start: window.start, end: window.end };
  const [only] = rows;
  return rows.length === 1 && only !== undefined
    ? { kind: 'one', organisation: named(only), span }
    : { kind: 'several', near: distinct(rows), span };
}

// A sentence's first word has a capital all the same: names further in are tried first.
function likeliestWindows(windows: readonly NameWindow[]): NameWindow[] {
  const capital = windows.filter((window) => window.capital && window.words <= 4);
  const rest = windows.filter((window) => !window.capital && window.words > 1 && window.words <= 3);
  return [...capital, ...rest].filter((window) => window.folded.length >= 4).slice(0, mostWindows);
}

async function findMisspelt(
  em: EntityManager,
  workspaceId: string,
  windows: readonly NameWindow[],
): Promise<FoundInSentence | undefined> {
  const tried = new Map(likeliestWindows(windows).map((window) => [window.folded, window]));
  if (tried.size === 0) return undefined;
  const rows = await searchByIndex<WindowRow>(em, nearInSentenceSql, [[...tried.keys()], workspaceId]);
  const meant = rows.filter((row) => isMisspelt(row.typed, row));
  const [first] = meant;
  const window = first && tried.get(first.typed);
  if (first !== undefined && window !== undefined) {
    const sameWords = meant.filter((row) => row.typed === first.typed);
    return chosen(window, sameWords);
  }
  const [nearest] = rows;
  const place = nearest && tried.get(nearest.typed);
  if (nearest === undefined || place === undefined || nearest.score < 0.45) return undefined;
  const alike = rows.filter((row) => row.score >= 0.4);
  return { kind: 'several', near: distinct(alike), span: { start: place.start, end: place.end } };
}

// Capitals that English gives to words that are nobody's name.
const noName =
  /^(?:i|mon|tues?|wed|thu|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)s?$/;

/** The longest run of words that each begin with a capital, after the sentence's first word. */
function guessName(windows: readonly NameWindow[]): NameSpan | undefined {
  const singles = windows.filter((window) => window.words === 1);
  let best: NameWindow[] = [];
  let run: NameWindow[] = [];
  for (const single of singles.slice(1)) {
    const last = run.at(-1);
    const follows = last !== undefined && single.start - last.end === 1;
    run = single.capital && !noName.test(single.folded) ? (follows ? [...run, single] : [single]) : [];
    if (run.length > best.length) best = run;
  }
  const [first] = best;
  const last = best.at(-1);
  return first && last && { start: first.start, end: last.end };
}
