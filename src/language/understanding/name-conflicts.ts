import { commonWords, genericWords, givenNames, nameJoiners } from './common-words.ts';
import type { Register, Registered, Spelling } from './register.ts';
import type { Token } from './tokens.ts';
import { formsOf, slipsBetween } from './word-forms.ts';

/** A written word and the word of a name that it may be. */
export type Match = {
  readonly token: number;
  /** Which word of the spelling. */
  readonly word: number;
  readonly quality: number;
  readonly vocabulary: string;
};

/** Words of a text that may be an actor's name. */
export type Candidate = {
  readonly spelling: Spelling;
  readonly matches: readonly Match[];
  readonly first: number;
  readonly last: number;
  /** How much of what tells actors apart was written. */
  readonly told: number;
  /** How much of the name was written, 0 to 1. */
  readonly coverage: number;
};

/** Where a text names an actor: a span of the folded text. */
export type NameMention = {
  readonly start: number;
  readonly end: number;
  /** Places in the register, the likeliest first. Only one where it is clear which. */
  readonly organisations: readonly number[];
  /** Something speaks against it: words beside it that make another name, or too little of its own. */
  readonly doubtful: boolean;
};

/** From so much of it written, a name is whole. */
export const wholeName = 0.85;

/** Actors of whose names a misspelt or shortened word is as near as of the best one's. */
export function nearRivals<T extends Registered>(
  register: Register<T>,
  best: Candidate,
  tokens: readonly Token[],
): number[] {
  const found = new Set<number>();
  for (const { token, quality, vocabulary } of best.matches) {
    const typed = tokens[token]?.text ?? '';
    if (quality === 1 || genericWords.has(vocabulary)) continue;
    const near = slipsBetween(typed, vocabulary);
    const others = register
      .alike(typed)
      .filter(
        (word) => word !== vocabulary && !formsOf(word).some((form) => formsOf(vocabulary).includes(form)),
      )
      .filter((word) => slipsBetween(typed, word) <= near);
    for (const word of others)
      for (const { spelling } of register.hits(word, false).flatMap(({ places }) => places)) {
        const other = register.spellings[spelling];
        if (other === undefined || other.organisation === best.spelling.organisation) continue;
        const rest = best.matches.filter((match) => match.token !== token);
        if (rest.every((match) => other.words.includes(match.vocabulary))) found.add(other.organisation);
      }
  }
  return [...found];
}

/** Whether a word beside the name makes it the name of somebody else, or of a person. */
export function speaksAgainst<T extends Registered>(
  register: Register<T>,
  best: Candidate,
  tokens: readonly Token[],
  text: string,
  taken: ReadonlySet<number>,
): 'person' | 'other' | undefined {
  const organisation = register.organisations[best.spelling.organisation];
  const own = new Set([
    ...best.spelling.words.flatMap(formsOf),
    ...(organisation?.area ? organisation.area.toLowerCase().split(' ') : []),
  ]);
  const isOwn = (word: string) =>
    formsOf(word).some((form) => own.has(form)) ||
    (organisation?.area != null && register.isArea(word) && sameArea(word, organisation.area));
  const before = tokens[best.first - 1];
  const first = tokens[best.first];
  if (before && first && !taken.has(best.first - 1) && text.slice(before.end, first.start) === ' ') {
    if (best.first === best.last && givenNames.has(before.text) && best.coverage < 1.01) return 'person';
    const isName = before.capital && !before.opens && !commonWords.has(before.text);
    const opensAsName =
      before.opens && before.text.endsWith('s') && before.capital && !commonWords.has(before.text);
    const isPlace = register.isArea(before.text);
    if ((isName || opensAsName || isPlace) && !isOwn(before.text) && !givenNames.has(before.text))
      return 'other';
  }
  const last = tokens[best.last];
  const after = tokens[best.last + 1];
  const further = tokens[best.last + 2];
  if (after && last && !taken.has(best.last + 1)) {
    const gap = text.slice(last.end, after.start);
    if (gap === ' ' && best.first === best.last && after.capital && !register.isArea(after.text)) {
      if (!commonWords.has(after.text) && !genericWords.has(after.text) && !givenNames.has(after.text))
        return 'other';
    }
    const place =
      gap === ' ' && nameJoiners.has(after.text) && /^(?:i|in)$/.test(after.text) ? further : after;
    if (
      gap === ' ' &&
      place &&
      register.isArea(place.text) &&
      !isOwn(place.text) &&
      !taken.has(best.last + 2)
    ) {
      if (place === after || best.coverage < wholeName) return 'other';
    }
  }
  return undefined;
}

function sameArea(word: string, area: string): boolean {
  const folded = area.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return formsOf(word).some((form) => folded.startsWith(form));
}
