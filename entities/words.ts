import { p } from '@mikro-orm/core';

/**
 * SQL for a text as it is compared: small letters, without accents. The same for what is kept and for what is searched
 * for; `unaccent` would be the extension for it, but is not IMMUTABLE.
 */
export const foldedSql = (text: string) =>
  `regexp_replace(lower(normalize(${text}, NFKD)), '[\\u0300-\\u036f]+', '', 'g')`;

/**
 * A column with the words of some SQL over the table's other columns, stemmed as Swedish and as English. PostgreSQL
 * fills it; the code never reads it. Kept and not only indexed, since the newest rows are looked through for words that
 * many have.
 */
export const words = (text: string) =>
  p
    .string()
    .columnType('tsvector')
    .nullable()
    .generated(
      `(to_tsvector('swedish'::regconfig, ${foldedSql(text)}) || to_tsvector('english'::regconfig, ${foldedSql(text)})) stored`,
    )
    .lazy()
    .hidden();
