import { type Category, categories } from '#entities/need.ts';
import { categoryWords } from '#src/language/category-words.ts';
import { fold } from '#src/language/fold.ts';

/** The most characters of a name. */
export const longestName = 120;
/** The most characters of an area, of languages and of other short texts. */
export const longestShort = 200;
/** The most characters of what drives somebody, and of a note. */
export const longestText = 3_000;
// What one form can say speak for an actor.
const mostPeople = 50;

/** Whether something typed can be a name: it has a letter or a digit, and is no longer than a name may be. */
export function isName(typed: string): boolean {
  return typed.length <= longestName && fold(typed) !== '';
}

/** Whether a text is an e-mail address, as far as its form tells. */
export function isAddress(text: string): boolean {
  return /^[^\s@<>,;"]+@[^\s@<>,;"]+\.[^\s@<>,;"]+$/u.test(text);
}

/** A page's address with its scheme, `https://` where none was written; undefined when it is no address. */
export function readWebPage(written: string | null): string | null | undefined {
  if (written === null) return null;
  const address = /^[a-z][a-z\d+.-]*:/iu.test(written) ? written : `https://${written}`;
  const url = URL.parse(address);
  const isPage = url !== null && ['http:', 'https:'].includes(url.protocol) && url.hostname.includes('.');
  return isPage && !/\s/u.test(written) ? address : undefined;
}

/** The parts of a text with commas, semicolons, slashes or new lines between them; each once, letters folded. */
export function readParts(text: string): readonly string[] {
  const parts = text
    .split(/[,;/\n]/u)
    .map((one) => one.trim())
    .filter((one) => fold(one) !== '');
  return [...new Map(parts.map((one) => [fold(one), one])).values()];
}

/** Somebody who speaks for an actor, as typed. The address is in small letters. */
export type TypedPerson = { readonly name: string; readonly email: string | null };

/** What people were read as; or the first line that cannot be read. */
export type ReadPeople =
  | { readonly ok: true; readonly people: readonly TypedPerson[] }
  | { readonly ok: false; readonly line: string };

/** Reads people, one a line: `Ebba Lund, ebba@example.org`, `Ebba Lund <ebba@example.org>`, or one of the two alone. */
export function readPeople(text: string): ReadPeople {
  const people: TypedPerson[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, name = '', address = ''] = /^(.*?)[\s,;<]*([^\s,;<>]*@[^\s,;<>]*)>?$/u.exec(line) ?? [];
    const isWritten = address !== '';
    if (isWritten && !isAddress(address)) return { ok: false, line };
    const email = isWritten ? address.toLowerCase() : null;
    const called = isWritten ? name.trim() || address.toLowerCase() : line;
    if (!isName(called)) return { ok: false, line };
    people.push({ name: called, email });
  }
  return people.length > mostPeople
    ? { ok: false, line: text.split('\n')[mostPeople] ?? '' }
    : { ok: true, people };
}

/** People as {@link readPeople} reads them. */
export function writePeople(people: readonly TypedPerson[]): string {
  return people
    .map(({ name, email }) => (email === null ? name : email === name ? email : `${name}, ${email}`))
    .join('\n');
}

/** The category that a word or its code names (`#lokal`, `premises`); undefined when none does. */
export function readCategory(typed: string): Category | undefined {
  const said = fold(typed.replace(/^#/u, ''));
  if (said === '') return undefined;
  return categories.find(
    (one) => fold(one) === said || categoryWords[one].tags.some((tag) => fold(tag) === said),
  );
}
