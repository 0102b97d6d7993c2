import type { Category } from '#entities/need.ts';
import type { OrganisationKind } from '#entities/organisation.ts';
import { isAddress, isName, readWebPage } from '#src/features/organisations/rules.ts';
import { fold } from '#src/language/fold.ts';
import { findPersonalNumber } from '#src/language/personal-number.ts';
import { isAnother, type RegisterField, readCategory, readKind } from '#src/language/register-words.ts';
import type { Columns, FileRow } from './columns.ts';

/** Somebody who speaks for an actor. The address is in small letters. */
export type RegisterPerson = { readonly name: string; readonly email: string | null };

/** An actor as a row has it; null and empty where the row says nothing. */
export type RegisterRow = {
  readonly file: FileRow;
  readonly name: string;
  readonly kind: OrganisationKind | null;
  readonly area: string | null;
  readonly drives: string | null;
  readonly webPage: string | null;
  readonly note: string | null;
  readonly offers: readonly Category[];
  readonly languages: readonly string[];
  readonly aliases: readonly string[];
  readonly people: readonly RegisterPerson[];
  /** Which actor somebody has said that it is, `another` when they have said that it is none there is. */
  readonly sameAs: { readonly name: string } | 'another' | null;
};

/** What stands where a personal identity number was taken out of a row. */
export const hiddenNumber = '××××××-××××';

/** Why a row is not taken. */
export type Problem = {
  readonly reason:
    | 'noName'
    | 'longName'
    | 'kind'
    | 'offers'
    | 'email'
    | 'webPage'
    | 'formula'
    | 'personalNumber';
  /** What was written. */
  readonly written: string;
};

/** What a row is, or all that is wrong with it. */
export type ReadRow =
  | { readonly ok: true; readonly row: RegisterRow }
  | { readonly ok: false; readonly file: FileRow; readonly problems: readonly Problem[] };

/** Reads rows in their order. One with nothing but people, below a row with a name, belongs to that one. */
export function createRowReader({ fields }: Pick<Columns, 'fields'>): (file: FileRow) => ReadRow {
  const nameAt = fields.indexOf('name');
  let name = '';
  return (file) => {
    const cells = file.cells.map(withoutGuard);
    const written = (cells[nameAt] ?? '').trim();
    const onlyPeople = cells.every((cell, at) => cell === '' || isOfPeople(fields[at]));
    if (written !== '' || !onlyPeople) name = written;
    return readRow(file, cells, fields, name);
  };
}

/** Reads all rows at once: for whom nobody waits. */
export function readRows({ fields, rows }: Pick<Columns, 'fields' | 'rows'>): ReadRow[] {
  return rows.map(createRowReader({ fields }));
}

function isOfPeople(field: RegisterField | undefined): boolean {
  return field === undefined || ['person', 'givenName', 'familyName', 'email', 'row', 'why'].includes(field);
}

// Files of ours have an apostrophe before what a spreadsheet would take for a formula.
function withoutGuard(cell: string): string {
  return /^'\s*[=+\-@]/u.test(cell) ? cell.slice(1) : cell;
}

function readRow(
  file: FileRow,
  cells: readonly string[],
  fields: readonly (RegisterField | undefined)[],
  name: string,
): ReadRow {
  const columns = (wanted: RegisterField) => cells.filter((_, at) => fields[at] === wanted);
  const cell = (wanted: RegisterField) => columns(wanted)[0] || null;
  const problems: Problem[] = [];
  const refuse = (reason: Problem['reason'], written: string) => problems.push({ reason, written });

  if (fold(name) === '') refuse('noName', name);
  else if (!isName(name)) refuse('longName', name);
  for (const [at, written] of file.cells.entries()) {
    if (fields[at] === undefined || fields[at] === 'row' || fields[at] === 'why') continue;
    const unguarded = cells[at] ?? '';
    // A note that begins so comes back from files of ours with its apostrophe; a name does not.
    if (written.startsWith('=') || (fields[at] === 'name' && unguarded.startsWith('=')))
      refuse('formula', unguarded);
    if (written.includes(hiddenNumber) || findPersonalNumber(written) !== undefined)
      refuse('personalNumber', '');
  }
  const kind = cell('kind');
  if (kind !== null && readKind(kind) === undefined) refuse('kind', kind);
  const offers = parts(cell('offers'), /[,;/\n]/u);
  for (const offer of offers) if (readCategory(offer) === undefined) refuse('offers', offer);
  const page = readWebPage(cell('webPage'));
  if (page === undefined) refuse('webPage', cell('webPage') ?? '');
  const people = readPeople(columns);
  for (const { email } of people) if (email !== null && !isAddress(email)) refuse('email', email);
  if (problems.length > 0) return { ok: false, file, problems };

  const same = cell('sameAs');
  const row: RegisterRow = {
    file,
    name,
    kind: kind === null ? null : (readKind(kind) ?? null),
    area: cell('area'),
    drives: cell('drives'),
    webPage: page ?? null,
    note: cell('note'),
    offers: [...new Set(offers.map(readCategory).filter((one) => one !== undefined))],
    languages: parts(cell('languages'), /[,;/\n]/u),
    aliases: parts(cell('aliases'), /[;|\n]/u),
    people,
    sameAs: same === null ? null : isAnother(same) ? 'another' : { name: same },
  };
  return { ok: true, row };
}

function parts(text: string | null, between: RegExp): string[] {
  return (text ?? '')
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The people of a row: names and addresses in the same order, in one cell or in several columns. */
function readPeople(columns: (field: RegisterField) => readonly string[]): RegisterPerson[] {
  const family = columns('familyName');
  const joined = columns('givenName').map((given, at) => `${given} ${family[at] ?? ''}`.trim());
  // An empty place keeps the order: the second address is the second person's.
  const list = (cells: readonly string[]) =>
    cells.flatMap((one) => one.split(/[;\n]/u)).map((one) => one.trim());
  const names = list([...columns('person'), ...joined]);
  const addresses = list(columns('email'));
  const people = Array.from({ length: Math.max(names.length, addresses.length) }, (_, at) => {
    const [, before = names[at] ?? '', inside] = /^(.*?)\s*<([^<>]*)>$/u.exec(names[at] ?? '') ?? [];
    const email = (inside || addresses[at] || '').toLowerCase();
    return { name: before || email, email: email || null };
  });
  return people.filter(({ name }) => name !== '');
}
