import type { Span } from '#src/language/needs-signs.ts';
import { commonWords, genericWords, givenNames } from './common-words.ts';
import type { Evidence } from './evidence.ts';
import { plainWords } from './plain-words.ts';
import type { Registered } from './register.ts';
import { formsOf } from './word-forms.ts';

/** Words of a text that nothing was read from and that may well say something. */
export function findUnread<T extends Registered>({
  masked,
  tokens,
  mentions,
  days,
  ways,
  needs,
}: Pick<Evidence<T>, 'masked' | 'tokens' | 'mentions' | 'days' | 'ways' | 'needs'>): string[] {
  const read: readonly Span[] = [...mentions, ...days.spans, ...ways, ...needs.signs];
  return tokens
    .filter(({ start, end }) => !read.some((span) => start < span.end && span.start < end))
    .filter(({ text }) => text.length >= 4 && !/^q+$/.test(text) && !occasion.test(text))
    .filter(({ capital, opens }) => !capital || opens)
    .filter(
      ({ text }) =>
        ![...formsOf(text)].some(
          (form) =>
            commonWords.has(form) || genericWords.has(form) || givenNames.has(form) || plainWords.has(form),
        ),
    )
    .filter(({ start, end }) => !isPlace(masked, start) && !isModifier(masked, end, needs.read))
    .filter(({ start }) => !isPurpose(masked, start, needs.read))
    .map(({ text }) => text);
}

const purpose =
  /^ (?:till|for|pa|i|under|med|at|infor|vid|hos|om|fran|av|to|for|at|in|on|with|about|during|from|of|so|som|dar|nar|att|who|that|where|when|because|eftersom)\b[^.,;!?\n]*$/;

/** What a need or an offer is for, as far as the clause goes: "lokal till sin cup". */
function isPurpose(masked: string, start: number, read: readonly Span[]): boolean {
  return read.some(({ end }) => end <= start && purpose.test(masked.slice(end, start)));
}

// A feast, a day, a match: an occasion is neither needed nor offered.
const occasion =
  /(?:kostnad(?:en|er|erna)|\wskola(?:n)?|ansokningstid\w*)$|\w(?:fest|kvall|dag|lov|helg|cup|turnering|match|jubileum|invigning|lager|morgon|vecka|manad|sommar|host|vinter)(?:en|et|n|ar|er|arna|erna)?$/;

/** "vid rampen", "om praktikplatser": where it was, or what it was about. */
const place =
  /\b(?:pa|i|vid|efter|under|utanfor|bredvid|nara|innan|om|ang|angaende|kring|mellan|infor|at|in|near|outside|after|during|about|on|by|before)(?: (?:den|det|en|ett|sin|sina|deras|var|min|nya|the|a|an|their|our|its|next|nasta|stora|lilla|gamla))? $/;

function isPlace(masked: string, start: number): boolean {
  return place.test(masked.slice(Math.max(0, start - 30), start));
}

/** "billigare lokal": what sort of thing it is. */
function isModifier(masked: string, end: number, read: readonly Span[]): boolean {
  return read.some((span) => span.start === end + 1 && masked[end] === ' ');
}
