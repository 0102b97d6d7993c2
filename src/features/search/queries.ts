import { foldedSql } from '#entities/words.ts';

/** SQL for what some words are looked for as, each in Swedish or in English; a stop word of either is not looked for. */
export function wordsQuery(count: number): string {
  const stem = (language: string) => `plainto_tsquery('${language}'::regconfig, ${foldedSql('w.word')})`;
  const one = `(select case when numnode(sv) = 0 or numnode(en) = 0 then ''::tsquery else sv || en end
    from (select ${stem('swedish')} as sv, ${stem('english')} as en from (select ?::text as word) w) stemmed)`;
  return `select (${Array.from({ length: count }, () => one).join(' && ')})::text as query`;
}

// How many of those that have the words are looked at: what somebody pages through, and a word that all share costs no
// more than one that few have.
const mostLookedAt = 300;

const organisationColumns = `o.id, o.name, o.kind, o.area, o.aliases, o.archived_at is not null as archived`;

/** Organisations that have the words, those first whose name begins as what was typed. */
export const organisationsSql = (column: 'words' | 'public_words') => `
  with hits as materialized (
    select o.* from organisations o
    where o.${column} @@ ?::tsquery and o.workspace_id = ? and o.merged_into_id is null limit ${mostLookedAt}
  )
  select ${organisationColumns} from hits o
  order by o.archived_at is not null, starts_with(o.search_name, ?) desc, o.name, o.id offset ? limit ?`;

/** Organisations with a name like what was typed. $1 that, $2 workspace, $3 how many are passed over, $4 how many. */
export const alikeSql = `
  with alike as materialized (
    select o.*, case when o.search_aliases = '' then word_similarity($1, o.search_name)
      else greatest(word_similarity($1, o.search_name), word_similarity($1, o.search_aliases)) end as score
    from organisations o where o.search_name %> $1 or o.search_aliases %> $1
  )
  select ${organisationColumns} from alike o where o.workspace_id = $2 and o.merged_into_id is null
  order by o.archived_at is not null, o.score desc, o.name, o.id offset $3 limit $4`;

const personColumns = `p.id, p.name, p.email,
  array(select o.name from representatives r join organisations o on o.id = r.organisation_id
    where r.person_id = p.id order by o.name limit 5) as organisations,
  (select r.organisation_id from representatives r where r.person_id = p.id order by r.id limit 1) as "organisationId"`;

/** People whose name contains what was typed, or whose address it is. */
export const peopleSql = `
  with hits as materialized (
    select p.* from people p where p.search_name like ? and p.workspace_id = ? limit ${mostLookedAt}
  ), addressed as materialized (
    select p.* from people p where p.workspace_id = ? and p.email = ?
  ), page as (
    select * from (select * from hits union select * from addressed) p
    order by starts_with(p.search_name, ?) desc, p.name, p.id offset ? limit ?
  )
  select ${personColumns} from page p order by starts_with(p.search_name, ?) desc, p.name, p.id`;

/** People with a name like what was typed; values as above. */
export const alikePeopleSql = `
  with alike as materialized (
    select p.*, word_similarity($1, p.search_name) as score from people p where p.search_name %> $1
  ), page as (
    select * from alike p where p.workspace_id = $2 order by p.score desc, p.name, p.id offset $3 limit $4
  )
  select ${personColumns} from page p order by p.score desc, p.name, p.id`;

// Whole days, since the contacts of one stand in no order in the index: sorting them all took longer than looking.
/** Contacts of the newest days that have the words: whatever many have is found here at once. */
export const newestContactsSql = `
  with newest as materialized (
    select c.id, c.happened_on, c.words @@ ?::tsquery as found from contacts c where c.workspace_id = ?
    order by c.happened_on desc fetch first ? rows with ties
  ), page as (
    select n.id from newest n where n.found order by n.happened_on desc, n.id desc offset ? limit ?
  ) ${contactsOf('page')}`;

/** All contacts that have the words, which are few or old. */
export const allContactsSql = `
  with hits as materialized (
    select c.id, c.happened_on from contacts c where c.words @@ ?::tsquery and c.workspace_id = ?
  ), page as (
    select h.id from hits h order by h.happened_on desc, h.id desc offset ? limit ?
  ) ${contactsOf('page')}`;

function contactsOf(page: string): string {
  return `select c.id, c.note, to_char(c.happened_on, 'YYYY-MM-DD') as day, c.way, o.id as "organisationId", o.name
    from ${page} join contacts c on c.id = ${page}.id join organisations o on o.id = c.organisation_id
    order by c.happened_on desc, c.id desc`;
}

/** The newest notes, for the words that people have written. */
export const newestNotesSql = `select c.note from contacts c where c.workspace_id = ?
  order by c.happened_on desc, c.id desc limit ?`;

const named = (others: boolean) => (others ? 'and o.words @@ ?::tsquery' : '');

const needsOf = 'from needs n where n.workspace_id = ? and n.met_at is null and n.category = any (?::text[])';

/** Open needs of some categories, the newest first; of actors that have the other words, where there are any. */
export const needsSql = (others: boolean) => `
  with page as (
    select n.* ${needsOf}
    ${others ? 'and exists (select from organisations o where o.id = n.organisation_id and o.words @@ ?::tsquery)' : ''}
    order by n.opened_on desc, n.id desc offset ? limit ?
  )
  select n.id, n.category, to_char(n.opened_on, 'YYYY-MM-DD') as day, o.id as "organisationId", o.name
  from page n join organisations o on o.id = n.organisation_id order by n.opened_on desc, n.id desc`;

/** What is offered of some categories, each actor and category once. */
export const offersSql = (others: boolean) => `
  with offered as materialized (
    select o.id, o.name, f.category from offers f join organisations o on o.id = f.organisation_id
    where f.workspace_id = ? and f.category = any (?::text[]) and o.archived_at is null ${named(others)}
    limit ${mostLookedAt}
  )
  select distinct f.id, f.category, f.id as "organisationId", f.name, null::text as day from offered f
  order by f.name, f.id, f.category offset ? limit ?`;
