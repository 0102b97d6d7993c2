import { type Category, categories } from '#entities/need.ts';
import { foldText } from '#src/language/folded-text.ts';
import { categoryWords, type Mode, type Trigger, triggers } from '#src/language/needs-lexicon.ts';

/** A category that a text speaks of, and the UTF-16 span that says so (end exclusive). */
export type FoundCategory = { readonly category: Category; readonly start: number; readonly end: number };

type Span = { readonly start: number; readonly end: number };
type Sign = Span &
  (
    | { readonly is: 'boundary' }
    | {
        readonly is: 'trigger';
        readonly mode: Mode | undefined;
        readonly reach: number;
        readonly looksBack: boolean;
      }
    | { readonly is: 'word' | 'tag'; readonly category: Category }
  );

const wordsOf = (phrases: readonly string[]) =>
  new RegExp(String.raw`(?<![\w#-])(?:${phrases.join('|')})(?!\w)`, 'g');

const categoryPatterns = categories
  .filter((category) => categoryWords[category].words.length > 0)
  .map((category) => ({ category, pattern: wordsOf(categoryWords[category].words) }));

const triggerPatterns = triggers.map((trigger) => ({ trigger, pattern: wordsOf(trigger.phrases) }));

const tagPattern = /#([\p{L}\p{N}][\p{L}\p{N}_-]*)/gu;
const joinedTag = (tag: string) => tag.replace(/[_-]/g, '');
const categoryByTag = new Map(
  categories.flatMap((category) =>
    categoryWords[category].tags.map((tag) => [joinedTag(tag), category] as const),
  ),
);

// A new clause speaks of something else; a list ("lokal, pengar och ledare") does not.
const boundary =
  /[.!?](?= |$)|[;\n]|(?<!\w)(?:men|fast|dock|but|however|though)(?!\w)|(?:,|(?<!\w)(?:och|samt|and)) (?=(?:vi|jag|de|hon|han|det|man|they|we|she|he|it|i|traffa\w*|ringde|pratade|satt|var) )/g;

const negationAfter =
  /^ (?:nu |just nu |heller )?(?:inte|ej|icke|ingen|inget|inga|not|no)(?! bara| enbart| only)(?!\w)/;
const negationBefore =
  /(?<!\w)(?:inte|ej|ingen|inget|inga|not|no|no longer|don't|doesn't|didn't|never|aldrig)(?: langre| heller| any longer| nu)? $/;

function isNegated(text: string, { start, end }: Span): boolean {
  return (
    negationAfter.test(text.slice(end, end + 24)) ||
    negationBefore.test(text.slice(Math.max(0, start - 24), start))
  );
}

/** "behöver inte" closes a need, "har inte fått" leaves it open, "erbjuder inte" says nothing. */
function modeOf(trigger: Trigger, negated: boolean): Mode | undefined {
  if (!negated) return trigger.mode;
  switch (trigger.mode) {
    case 'need':
      return 'closed';
    case 'closed':
      return 'need';
    case 'offer':
      return undefined;
  }
}

// "behöver någon som kan låna ut lokal": who could give it is what is missing.
const soughtBefore =
  /(?<!\w)(?:(?:nagon|nagra|folk|personer|somebody|someone|anyone|people) (?:som|who)|vem|vilka|who) $/;

// "söker bidrag till en konsert": what it is for is no need of its own.
const purposeAfter = /^ (?:till|for|to)(?!\w)/;

function triggerSigns(text: string): Sign[] {
  return triggerPatterns.flatMap(({ trigger, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const span = { start: match.index, end: match.index + match[0].length };
      const isSought =
        trigger.mode === 'offer' && soughtBefore.test(text.slice(Math.max(0, span.start - 20), span.start));
      const mode = isSought ? 'need' : modeOf(trigger, isNegated(text, span));
      return {
        is: 'trigger' as const,
        ...span,
        mode,
        reach: trigger.reach,
        looksBack: trigger.looksBack ?? false,
      };
    }),
  );
}

function categorySigns(text: string): Sign[] {
  const words = categoryPatterns.flatMap(({ category, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      is: 'word' as const,
      category,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
  const tags = [...text.matchAll(tagPattern)].flatMap((match) => {
    const category = categoryOfTag(match[1] ?? '');
    return category === undefined
      ? []
      : [{ is: 'tag' as const, category, start: match.index, end: match.index + match[0].length }];
  });
  return [...words, ...tags];
}

function categoryOfTag(tag: string): Category | undefined {
  const known = categoryByTag.get(joinedTag(tag));
  if (known !== undefined) return known;
  return categoryPatterns.find(({ pattern }) => tag.match(pattern)?.[0] === tag)?.category;
}

/** In order; of signs of a kind that overlap, the longest. */
function withoutOverlaps(signs: readonly Sign[]): Sign[] {
  const ordered = signs.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Sign[] = [];
  for (const sign of ordered) {
    const last = kept.at(-1);
    if (last === undefined || sign.start >= last.end) kept.push(sign);
    else if (sign.end - sign.start > last.end - last.start) kept[kept.length - 1] = sign;
  }
  return kept;
}

function signsOf(text: string): Sign[] {
  const boundaries = [...text.matchAll(boundary)].map(
    (match): Sign => ({ is: 'boundary', start: match.index, end: match.index + match[0].length }),
  );
  return [
    ...boundaries,
    ...withoutOverlaps(triggerSigns(text)),
    ...withoutOverlaps(categorySigns(text)),
  ].sort((a, b) => a.start - b.start);
}

/** Whether at most `most` words stand between two places. Looks no further than so many words can be long. */
function isWithinWords(text: string, from: number, to: number, most: number): boolean {
  if (to - from > (most + 1) * longestWord) return false;
  const words = text
    .slice(from, to)
    .split(' ')
    .filter((word) => /\w/.test(word));
  return words.length <= most;
}

const longestWord = 30;
const longestLookBackWords = 4;

type Read = Span & { readonly category: Category; readonly mode: Mode };

/** Reads from left to right what each category that is named stands under. */
function* readCategories(text: string): Generator<Read> {
  let current: { mode: Mode | undefined; reach: number; from: number } | undefined;
  let unclaimed: (Span & { category: Category })[] = [];
  for (const sign of signsOf(text)) {
    if (sign.is === 'boundary') {
      current = undefined;
      unclaimed = [];
    } else if (sign.is === 'trigger') {
      const { mode, start } = sign;
      if (sign.looksBack && mode !== undefined)
        for (const before of unclaimed)
          if (isWithinWords(text, before.end, start, longestLookBackWords)) yield { ...before, mode };
      unclaimed = [];
      current = { mode, reach: sign.reach, from: sign.end };
    } else {
      const { category, start, end } = sign;
      const isReached = current !== undefined && isWithinWords(text, current.from, start, current.reach);
      // A tag says of itself that something is needed, unless the sentence says otherwise.
      const mode =
        isReached || sign.is === 'tag'
          ? (current?.mode ?? (sign.is === 'tag' ? 'need' : undefined))
          : undefined;
      if (mode !== undefined) yield { category, start, end, mode };
      else unclaimed.push({ category, start, end });
      // The next in a list is counted from this one.
      if (isReached && current !== undefined)
        current = purposeAfter.test(text.slice(end, end + 6)) ? undefined : { ...current, from: end };
    }
  }
}

// The same note is asked for its needs and then for its offers.
let last: { readonly text: string; readonly read: readonly Read[] } | undefined;

function readOnce(text: string): readonly Read[] {
  if (last?.text !== text) last = { text, read: [...readCategories(text)] };
  return last.read;
}

function findOf(text: string, wanted: Mode): FoundCategory[] {
  const folded = foldText(text);
  const read = readOnce(folded.text);
  const closed = new Set(read.filter(({ mode }) => mode === 'closed').map(({ category }) => category));
  const found = new Map<Category, FoundCategory>();
  for (const { category, start, end, mode } of read)
    if (mode === wanted && !found.has(category) && !(wanted === 'need' && closed.has(category)))
      found.set(category, { category, ...folded.original(start, end) });
  return [...found.values()];
}

/**
 * What a text says is needed, each category once, in order: by tags (`#lokal`, `#premises`) and in words
 * (`behöver lokal`, `söker ledare`, `lokal saknas`). A need that the same text closes is not among them.
 */
export function findNeeds(text: string): FoundCategory[] {
  return findOf(text, 'need');
}

/** What a text says can be given: `kan låna ut lokal`, `har en lokal`, `kan hjälpa till med barnaktiviteter` (skills). */
export function findOffers(text: string): FoundCategory[] {
  return findOf(text, 'offer');
}

/** Needs that a text says are no more: `behöver inte lokal längre`, `har fått en lokal`. */
export function findClosedNeeds(text: string): FoundCategory[] {
  return findOf(text, 'closed');
}
