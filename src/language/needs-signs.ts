import { type Category, categories } from '#entities/need.ts';
import { deeds } from '#src/language/category-deeds.ts';
import { categoryOfWord } from '#src/language/category-of-word.ts';
import { categoryWords } from '#src/language/category-words.ts';
import { matchesIn } from '#src/language/matches.ts';
import { type Mode, type Trigger, triggers } from '#src/language/needs-lexicon.ts';
import { wholePhrases } from '#src/language/needs-phrases.ts';

/** A part of a folded text, with an exclusive end. */
export type Span = { readonly start: number; readonly end: number };

/** A phrase that makes something of the categories named after it, or before it. */
export type TriggerSign = Span & {
  readonly is: 'trigger';
  readonly mode: Mode | 'nothing';
  readonly reach: number;
  readonly looksBack: boolean;
  readonly casual: boolean;
  readonly owns: boolean;
  readonly guess: boolean;
};
/** A word, a tag, a deed ("sjunga") or a whole phrase that names a category. */
export type CategorySign = Span & {
  readonly is: 'word' | 'tag' | 'deed' | 'phrase';
  readonly category: Category;
  /** What a whole phrase says of it. */
  readonly mode?: Mode;
  readonly debatable?: boolean;
};
/** What stands in a text, in order. `boundary`: a new clause begins. */
export type Sign = (Span & { readonly is: 'boundary' }) | TriggerSign | CategorySign;

const wordsOf = (phrases: readonly string[]) =>
  new RegExp(String.raw`(?<![\w#-])(?:${phrases.join('|')})(?!\w)`, 'g');

// Any of the words may be definite: "handskarna", "tälten".
const categoryPatterns = categories.map((category) => ({
  category,
  pattern: new RegExp(
    String.raw`(?<![\w#-])(?:${categoryWords[category].words.join('|')})(?:na|erna|en|et|n)?(?!\w)`,
    'g',
  ),
}));
const triggerPatterns = triggers.map((trigger) => ({ trigger, pattern: wordsOf(trigger.phrases) }));
const phrasePatterns = wholePhrases.map(({ category, mode, phrases }) => ({
  category,
  mode,
  pattern: wordsOf(phrases),
}));
const deedPatterns = categories.flatMap((category) => {
  const phrases = deeds[category];
  return phrases === undefined
    ? []
    : [
        {
          category, // "lagar gärna mat"
          pattern: wordsOf(phrases.map((phrase) => phrase.replaceAll(' ', '(?: garna| gladly)? '))),
        },
      ];
});

const tagPattern = /#([\p{L}\p{N}][\p{L}\p{N}_-]*)/gu;
const joinedTag = (tag: string) => tag.replace(/[_-]/g, '');
const categoryByTag = new Map(
  categories.flatMap((category) =>
    categoryWords[category].tags.map((tag) => [joinedTag(tag), category] as const),
  ),
);

// A new clause speaks of something else; a list ("lokal, pengar och ledare") does not.
const boundary =
  /[.!?](?= |$)|[;\n]| - |(?<!\w)(?:men|fast|dock|but|however|though|sa(?= (?:de|dom|vi|jag)\b))(?!\w)|(?:,|(?<!\w)(?:och|o|samt|and)) (?=(?:vi|jag|de|dom|hon|han|det|man|they|we|she|he|it|i|traffa(?:de|t|r|s)|ringde|pratade|satt|var|tipsa\w*|hanvisa\w*|skicka\w*) )/g;

const negationAfter =
  /^ (?:nu |just nu |heller |langre )?(?:inte|ej|icke|ingen|inget|inga|not|no)(?! bara| enbart| only)(?!\w)/;
const negationBefore =
  /(?<!\w)(?:inte|ej|ingen|inget|inga|not|no|no longer|don't|doesn't|didn't|never|aldrig|slipper|dont|doesnt)(?: langre| heller| any longer| nu)? $/;

function isNegated(text: string, { start, end }: Span): boolean {
  return (
    negationAfter.test(text.slice(end, end + 24)) ||
    negationBefore.test(text.slice(Math.max(0, start - 24), start))
  );
}

/** "behöver inte" closes a need, "har inte fått" leaves it open, "erbjuder inte" says nothing. */
function modeOf(mode: Trigger['mode'], negated: boolean): Trigger['mode'] {
  if (!negated) return mode;
  switch (mode) {
    case 'need':
      return 'closed';
    case 'closed':
      return 'need';
    default:
      return 'nothing';
  }
}

// "behöver någon som kan låna ut lokal", "undrar om någon har bollar": who could give it is what is missing.
const soughtBefore =
  /(?<!\w)(?:(?:nagon|nan|ngn|nagra|(?:for )?fa|folk|personer|somebody|someone|anyone|anybody|people) (?:som|who)|vem|vilka|(?<=(?:^|[,.?;:] ?|know |vet |undra\w* |wonder\w* |ask\w* ))who|(?:om|if) (?:nagon|nan|ngn|nagra|anyone|someone)|kanske|(?:undra\w*|fraga\w*|wonder\w*|ask\w*) (?:var|vart|hur|vilka|where|how)(?: (?:man|de|dom|en))?|(?:undra\w*|fraga\w*|wonder\w*|ask\w*) (?:om|if|whether) (?:vi|jag|man|kommunen|we|i|you|the council)) $/;
// "har ungdomar som kan ställa upp"
const havingBefore = /(?<!\w)(?:har|has|have|finns)(?: (?!inte|ingen|inga|no|not)\w+){1,3} (?:som|who) $/;
// "ingen kan bokföring": nobody offers what nobody can.
const nobodyBefore = /(?<!\w)(?:ingen|inga|inte nagon|nobody|no one)(?: som| who)? $/;

// "visar hur man letar i kyrkböcker"
const howTo = /\b(?:hur (?:man|en)|how to|how you) $/;

function triggerSigns(text: string): TriggerSign[] {
  return triggerPatterns.flatMap(({ trigger, pattern }) =>
    matchesIn(text, pattern)
      .filter(({ index }) => !howTo.test(text.slice(0, index)))
      .map((match) => {
        const span = { start: match.index, end: match.index + match[0].length };
        const before = text.slice(Math.max(0, span.start - 30), span.start);
        const isSought =
          trigger.mode === 'offer' &&
          ((soughtBefore.test(before) && !havingBefore.test(before)) || nobodyBefore.test(before));
        return {
          is: 'trigger' as const,
          ...span,
          mode: isSought ? 'need' : modeOf(trigger.mode, isNegated(text, span)),
          reach: trigger.reach,
          looksBack: trigger.looksBack ?? false,
          casual: trigger.casual ?? false,
          owns: trigger.owns ?? false,
          guess: trigger.guess ?? false,
        };
      }),
  );
}

function matchesOf<K extends CategorySign['is']>(
  is: K,
  text: string,
  patterns: readonly { category: Category; mode?: Mode; pattern: RegExp }[],
) {
  return patterns.flatMap(({ category, mode, pattern }) =>
    matchesIn(text, pattern).map((match) => ({
      is,
      category,
      ...(mode && { mode }),
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

/** Whether a folded word is, by itself, the word for a category: `lokal`, `läxhjälpare`. */
export function isCategoryWord(word: string): boolean {
  return (
    categoryOfWord(word) !== undefined ||
    categoryPatterns.some(({ pattern }) => word.match(pattern)?.[0] === word)
  );
}

const anyWord = /(?<![\w#-])(?<!\bof )(?=\d*[a-z-])[a-z\d][a-z-]{2,30}(?!\w)/g;

function nounSigns(text: string): CategorySign[] {
  return matchesIn(text, anyWord).flatMap(({ 0: word, index }) => {
    const named = categoryOfWord(word);
    // "ringde på telefon": how it was told.
    const isWay = /^(?:telefon|mobil)/.test(word) && /\b(?:pa|i|per|via|over) $/.test(text.slice(0, index));
    return named === undefined || isWay
      ? []
      : [{ is: 'word' as const, ...named, start: index, end: index + word.length }];
  });
}

/** "pilfånget är trasigt": whatever is broken is a thing, mostly. */
function brokenThings(text: string): CategorySign[] {
  return matchesIn(text, broken).flatMap(({ 0: word, index }) =>
    isCategoryWord(word) || /^q+$/.test(word)
      ? []
      : [
          {
            is: 'word' as const,
            category: 'equipment' as const,
            debatable: true,
            start: index,
            end: index + word.length,
          },
        ],
  );
}

const broken =
  /(?<![\w-])[a-z]{4,30}(?= (?:ar|har|gick|gar|is|are|has|have)(?: \w+)? ?(?:trasig\w*|sonder|pajat|rasat|havererat|utslit\w*|slitn?a|broken|worn out|fallen apart))/g;

function categorySigns(text: string): CategorySign[] {
  const tags = matchesIn(text, tagPattern).flatMap((match) => {
    const category = categoryOfTag(match[1] ?? '');
    return category === undefined
      ? []
      : [{ is: 'tag' as const, category, start: match.index, end: match.index + match[0].length }];
  });
  return [
    ...matchesOf('phrase', text, phrasePatterns),
    ...matchesOf('word', text, categoryPatterns),
    ...matchesOf('deed', text, deedPatterns),
    ...nounSigns(text),
    ...brokenThings(text),
    ...tags,
  ];
}

function categoryOfTag(tag: string): Category | undefined {
  const known = categoryByTag.get(joinedTag(tag));
  if (known !== undefined) return known;
  return categoryPatterns.find(
    ({ category, pattern }) => category !== 'other' && tag.match(pattern)?.[0] === tag,
  )?.category;
}

/** In order; of signs of a kind that overlap, the longest. */
function withoutOverlaps<S extends Sign>(signs: readonly S[]): S[] {
  const byLength = signs.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: S[] = [];
  for (const sign of byLength)
    if (!kept.some((other) => sign.start < other.end && other.start < sign.end)) kept.push(sign);
  return kept.sort((a, b) => a.start - b.start);
}

/** "film projector", "bookkeeping training": the last word tells what it is, save where the first is the narrower. */
function joinCompounds(text: string, signs: readonly CategorySign[]): CategorySign[] {
  const joined: CategorySign[] = [];
  for (const sign of signs) {
    const last = joined.at(-1);
    const isCompound =
      last?.is === 'word' &&
      sign.is === 'word' &&
      text.slice(last.end, sign.start) === ' ' &&
      !/ |^(?:teach|help|lara?r?|visar?)/.test(text.slice(last.start, last.end));
    if (!isCompound || last === undefined) joined.push(sign);
    else {
      const isNarrower =
        sign.category === 'skills' && (last.category === 'board-knowledge' || last.category === 'funding');
      joined[joined.length - 1] = {
        ...sign,
        start: last.start,
        category: isNarrower ? last.category : sign.category,
      };
    }
  }
  return joined;
}

let last: { readonly text: string; readonly signs: readonly Sign[] } | undefined;

/** The signs of a folded text, in order. */
export function signsOf(text: string): readonly Sign[] {
  // One text is read by the rules, and weighed after that.
  if (last?.text !== text) last = { text, signs: findSigns(text) };
  return last.signs;
}

function findSigns(text: string): Sign[] {
  const words = joinCompounds(text, withoutOverlaps(categorySigns(text)));
  const boundaries = matchesIn(text, boundary).map(
    (match): Sign => ({ is: 'boundary', start: match.index, end: match.index + match[0].length }),
  );
  const phrases = words.filter(({ is }) => is === 'phrase');
  const says = withoutOverlaps(triggerSigns(text)).filter(
    (sign) => !phrases.some(({ start, end }) => sign.start < end && start < sign.end),
  );
  return [...boundaries, ...says, ...words].sort((a, b) => a.start - b.start || a.end - b.end);
}
