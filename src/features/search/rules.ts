import { distance } from 'fastest-levenshtein';
import type { Category } from '#entities/need.ts';
import { fold } from '#src/language/fold.ts';
import { foldText } from '#src/language/folded-text.ts';
import { readCategory } from '#src/language/register-words.ts';

/** What is searched in, in the order in which it is shown. */
export const places = ['organisations', 'people', 'needs', 'offers', 'contacts'] as const;
/** One of them. */
export type Place = (typeof places)[number];

// What is looked at of what was typed.
const longestSearch = 200;
const mostWords = 8;

/** What somebody searches for. */
export type Search = {
  /** As it was typed, cut to what is looked at. */
  readonly typed: string;
  /** Its words, as typed; each must be found. */
  readonly words: readonly string[];
  readonly folded: string;
  /** The categories of needs and offers that are named. */
  readonly categories: readonly Category[];
  /** Words beside those, of which the name or the area of an actor must have each. */
  readonly others: readonly string[];
};

/** Reads what was typed after the command; undefined when there is no word in it. */
export function readSearch(text: string): Search | undefined {
  const words = text
    .slice(0, longestSearch)
    .toWellFormed()
    .split(/\s+/u)
    .filter((one) => fold(one) !== '')
    .slice(0, mostWords);
  if (words.length === 0) return undefined;
  const typed = words.join(' ');
  const meant = words.map((word) => ({ word, category: readCategory(word) }));
  return {
    typed,
    words,
    folded: fold(typed),
    categories: [...new Set(meant.flatMap(({ category }) => category ?? []))],
    others: meant.filter(({ category }) => category === undefined).map(({ word }) => word),
  };
}

const around = 80;

/** The part of a note where the first of the words stands, about 160 characters of it. */
export function snippet(note: string, words: readonly string[]): string {
  const { text, original } = foldText(note);
  // An inflected form begins as the word does.
  const starts = words.map((word) => fold(word).slice(0, 5));
  const found = starts.map((start) => text.indexOf(start)).filter((at) => at >= 0);
  const at = found.length === 0 ? 0 : Math.min(...found);
  const from = Math.max(0, at - around);
  const to = Math.min(text.length, from + 2 * around);
  const place = original(from, to);
  const cut = note.slice(place.start, place.end).toWellFormed().replace(/\s+/gu, ' ').trim();
  return `${from > 0 ? '… ' : ''}${cut}${to < text.length ? ' …' : ''}`;
}

/**
 * The words with those that nobody has written replaced by the nearest that somebody has: a slip in three letters (two
 * that changed places are two), the first letter right. Undefined when there is nothing to mend.
 */
export function mendWords(words: readonly string[], notes: readonly string[]): readonly string[] | undefined {
  const counts = countWords(notes);
  const mended = words.map((word) => {
    const folded = fold(word);
    const slips = folded.length < 4 ? 0 : Math.floor(folded.length / 3);
    if (slips === 0 || counts.has(folded)) return word;
    const near = [...counts]
      .filter(([one]) => one[0] === folded[0] && Math.abs(one.length - folded.length) <= slips)
      .map(([one, count]) => ({ one, count, edits: distance(one, folded) }))
      .filter(({ edits }) => edits <= slips)
      .sort((a, b) => a.edits - b.edits || b.count - a.count);
    return near[0]?.one ?? word;
  });
  return mended.some((word, at) => word !== words[at]) ? mended : undefined;
}

/** How often each folded word stands in some notes. Folding takes longest: what is written alike is folded once. */
function countWords(notes: readonly string[]): Map<string, number> {
  const written = new Map<string, number>();
  for (const note of notes)
    for (const word of note.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])
      written.set(word, (written.get(word) ?? 0) + 1);
  const counts = new Map<string, number>();
  for (const [word, count] of written)
    for (const folded of fold(word).split(' ')) counts.set(folded, (counts.get(folded) ?? 0) + count);
  return counts;
}
