import type { Span } from '#src/language/needs-signs.ts';
import { commonWords, genericWords, givenNames } from './common-words.ts';
import type { Evidence } from './evidence.ts';
import { isNarrative } from './narrative.ts';
import { plainWords } from './plain-words.ts';
import type { Registered } from './register.ts';
import { formsOf } from './word-forms.ts';

/** Words of a text that nothing was read from and that stand where they may well say something. */
export function findUnread<T extends Registered>({
  masked,
  tokens,
  mentions,
  days,
  ways,
  needs,
}: Pick<Evidence<T>, 'masked' | 'tokens' | 'mentions' | 'days' | 'ways' | 'needs'>): string[] {
  const read: readonly Span[] = [...mentions, ...days.spans, ...days.plans, ...ways, ...needs.signs];
  const told: readonly Span[] = [...needs.read, ...mentions.filter(({ role }) => role === 'referral')];
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
    .filter(({ text }) => !/^(?:(?:19|20)\d\d(?:an|ars)?|\d+(?:st|nd|rd|th)|\d{5,})$/.test(text))
    .filter(({ start, end }) => !isPlace(masked, start) && !isModifier(masked, end, needs.read))
    .filter(({ start, end }) => !isDated(masked, end, days.spans) && !isSpeaker(masked, start, end))
    .filter(({ start }) => !isPurpose(masked, start, needs.read))
    .filter(({ start, end }) => !isNarrative(masked, { start, end }, told))
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

/** "premiär 5 december", "hovslagaren kommer 3/11": something of theirs that has its day. */
function isDated(masked: string, end: number, spans: readonly Span[]): boolean {
  return spans.some(({ start }) => start > end && dated.test(masked.slice(end, start)));
}

const dated =
  /^ ?(?:(?:ar|blir|kommer|borjar|startar|oppnar|stanger|is|are|opens|starts|den|on|the|pa|i|nu) )*$/;

/** "diakonen säger att", "snackade med regissören": who spoke. */
function isSpeaker(masked: string, start: number, end: number): boolean {
  return (
    /^ (?:sager|sa|berattar|berattade|tycker|tyckte|menar|tror|namnde|says|said|told|thinks|mentioned)\b/.test(
      masked.slice(end, end + 12),
    ) ||
    /\b(?:prata|snacka|tala|spoke|talked|chatted|traffa|met)\w* (?:med|m|me|to|with) (?:the |deras |nya )?$/.test(
      masked.slice(Math.max(0, start - 24), start),
    )
  );
}

/** "billigare lokal", "tolk dari": what sort of thing it is. */
function isModifier(masked: string, end: number, read: readonly Span[]): boolean {
  return read.some(
    (span) =>
      (span.start === end + 1 && masked[end] === ' ') ||
      (/tolk\w*$|interpreter$/.test(masked.slice(span.start, span.end)) &&
        /^ (?:pa |i |for |till )?\w+$/.test(masked.slice(span.end, end))),
  );
}
