import type { ReadCategory } from '#src/language/needs.ts';
import type { Sign, Span } from '#src/language/needs-signs.ts';
import { clausesOf } from './clauses.ts';

/** What the rules found in a folded text, to be weighed. */
export type Found = {
  readonly signs: readonly Sign[];
  readonly read: readonly ReadCategory[];
  /** Where days are named, and what is told of the next step. */
  readonly days: readonly Span[];
  readonly plans: readonly Span[];
};
/** A part of a text with everything that may tell what it says. */
export type Weighable = Span & { readonly traits: ReadonlySet<string> };
/** A word, or a masked name (`Q`), or a number (`0`), where it stands. */
export type Word = Span & { readonly text: string };
/** A clause with its words. */
export type Clause = Span & { readonly words: readonly Word[] };

const word = /q{3,}|#?[\p{L}][\p{L}\p{N}'-]*|\d+/gu;
const longestStem = 6;

/** The clauses of a folded text in which names are runs of `q`. */
export function wordsByClause(text: string): Clause[] {
  return clausesOf(text).map(({ start, end }) => ({
    start,
    end,
    words: [...text.slice(start, end).matchAll(word)].map(({ 0: found, index }) => ({
      text: /^q{3,}$/.test(found) ? 'Q' : /^\d/.test(found) ? '0' : found,
      start: start + index,
      end: start + index + found.length,
    })),
  }));
}

/** How a word begins: what its inflected forms share. */
export const stemOf = (text: string) => text.slice(0, longestStem);

/** What a word is, by itself: as it is written, how it begins, and, in a compound, how it ends. */
export function traitsOfWord(text: string): string[] {
  const traits = [text];
  if (text.length > longestStem) traits.push(`${stemOf(text)}-`);
  if (text.length > 4) traits.push(`${text.slice(0, 4)}~`);
  if (text.length >= 8) traits.push(`-${text.slice(-4)}`, `-${text.slice(-6)}`);
  return traits;
}

/** What the rules read, as they would say it of a clause or a word. */
export function* traitsOfRead(read: readonly ReadCategory[]) {
  for (const { category, mode, debatable } of read) {
    const said = mode === 'met' ? 'closed' : mode;
    yield* [`read:${category}:${said}`, `read:${said}`, `read:${category}`];
    if (debatable) yield `read:${category}:${said}:debatable`;
  }
}

/** The category that a sign names. */
export function* traitsOfNaming(sign: Sign) {
  if (sign.is === 'boundary' || sign.is === 'trigger') return;
  yield* [`names:${sign.category}`, `names:${sign.category}:${sign.is}${sign.mode ?? ''}`];
}
