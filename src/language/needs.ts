import type { Category } from '#entities/need.ts';
import { debatable } from '#src/language/category-words.ts';
import { idleSpans, isWithin } from '#src/language/idle.ts';
import {
  about,
  anotherOne,
  aside,
  backTo,
  bareHelp,
  bystanders,
  datedAfter,
  helping,
  interpreting,
  isOfAnother,
  isPartOf,
  isWithinWords,
  lendable,
  lending,
  listed,
  narrated,
  owning,
  pronounAfter,
  purposeAfter,
  relativeAfter,
  served,
  sparedAfter,
  tellsWhatFor,
} from '#src/language/needs-contexts.ts';
import type { Mode } from '#src/language/needs-lexicon.ts';
import {
  type CategorySign,
  type Sign,
  type Span,
  signsOf,
  type TriggerSign,
} from '#src/language/needs-signs.ts';
import { readWays } from '#src/language/ways.ts';

/** A category that a folded text speaks of, the span that names it, and what is said of it. */
export type ReadCategory = Span & {
  readonly category: Category;
  readonly mode: Mode;
  /** Where the phrase begins that says so. */
  readonly saidFrom: number;
  /** Another reader might take it for another category. */
  readonly debatable: boolean;
};

/** What a folded text says of needs and offers. */
export type ReadNeeds = {
  readonly read: readonly ReadCategory[];
  /** Something is needed or offered and it was not understood what, or a category is named and nothing said of it. */
  readonly missed: boolean;
  /** Every phrase and word that was looked at. */
  readonly signs: readonly Span[];
};

const longestLookBackWords = 4;

type Current = Pick<TriggerSign, 'mode' | 'owns' | 'guess' | 'start'> & {
  reach: number;
  from: number;
  told: boolean;
  last?: CategorySign;
};

class Reader {
  readonly read: ReadCategory[] = [];
  missed = false;
  readonly #loose: CategorySign[] = [];
  #current: Current | undefined;
  #unclaimed: CategorySign[] = [];
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  take(sign: Sign): void {
    if (sign.is === 'boundary') this.end();
    else if (sign.is === 'trigger') this.#takeTrigger(sign);
    else this.#takeCategory(sign);
  }

  end(): void {
    this.#leave();
    this.#current = undefined;
  }

  /** A category was named and nothing said of it, anywhere. */
  get loose(): boolean {
    return this.#loose.some(({ category }) => !this.read.some((one) => one.category === category));
  }

  #leave(): void {
    const { mode, told, reach, from } = this.#current ?? { mode: 'nothing', told: true, reach: 0, from: 0 };
    // "behöver hjälp", and no more: there is no telling with what.
    const after = this.#text.slice(from, from + 40);
    // "pumpen har rasat, de behöver en ny": of what was just told.
    const isSame = mode === 'need' && anotherOne.test(after) && this.read.at(-1)?.mode === 'need';
    const isBare = bareHelp.test(after.slice(0, 24)) || isSame;
    if (!told && !isBare && reach > 0 && mode !== 'nothing') {
      if (!this.#guessHelpers()) this.missed = true;
      if (mode === 'need' || mode === 'offer') this.#guessLent(mode);
    }
    // What somebody did ("de sjöng") is neither needed nor offered unless something says so.
    this.#loose.push(...this.#unclaimed.filter((sign) => sign.is !== 'deed' && this.#stands(sign)));
    this.#unclaimed = [];
  }

  /** "de äldre åkarna hjälper gärna till": who comes to help is what they give. */
  #guessHelpers(): boolean {
    const { mode, start, from } = this.#current ?? { mode: 'nothing', start: 0, from: 0 };
    if (mode !== 'offer' || !helping.test(this.#text.slice(start, from))) return false;
    if (/ (?:som|who) $/.test(this.#text.slice(0, start))) return false;
    this.read.push({ category: 'volunteers', start, end: from, mode, saidFrom: start, debatable: true });
    return true;
  }

  /** "har kompasser som skolor får låna": whatever is lent is a thing, mostly. */
  #guessLent(mode: 'need' | 'offer'): void {
    const { start, from } = this.#current ?? { start: 0, from: 0 };
    if (!lending.test(this.#text.slice(start, from))) return;
    this.read.push({ category: 'equipment', start, end: from, mode, saidFrom: start, debatable: true });
  }

  /** Whether a category that nothing was said of is more than where or what for: "på festen", "till lokalen". */
  #stands({ start, end, category }: CategorySign): boolean {
    if (this.read.some((one) => one.category === category)) return false;
    const before = this.#text.slice(Math.max(0, start - 30), start);
    if (bystanders.test(this.#text.slice(start, end))) return owning.test(before);
    return !aside.test(before) && !narrated.test(before);
  }

  #add(sign: CategorySign, mode: Mode, saidFrom: number): void {
    const { category, start, end } = sign;
    const named = this.#text.slice(start, end);
    const isDebatable = (this.#current?.guess ?? false) || sign.debatable === true || debatable.test(named);
    this.read.push({ category, start, end, mode, saidFrom, debatable: isDebatable });
  }

  #takeTrigger(sign: TriggerSign): void {
    const { mode, start } = sign;
    // "behöver en jurist som kan ge råd": what they are for.
    const before = this.#current;
    if (before?.mode === 'need' && before.last && tellsWhatFor(this.#text, before.last, sign)) return;
    const claimed = mode === 'nothing' ? [] : this.#unclaimed.filter((before) => this.#isTold(before, sign));
    if (mode !== 'nothing') for (const one of claimed) this.#add(one, mode, Math.min(one.start, start));
    this.#unclaimed = this.#unclaimed.filter((before) => !claimed.includes(before));
    // "erbjuder gratis kurser": a word in passing takes over nothing.
    if (sign.looksBack && sign.casual && claimed.length === 0 && this.#current !== undefined)
      if (!/\bqq/.test(this.#text.slice(this.#current.from, start))) return;
    // "kommer gärna ut och lär ut": one offer, said in two words.
    // "vill ha nån som kan lära dem": one need.
    if (this.#current?.mode === mode) {
      const between = this.#text.slice(this.#current.from, start);
      const most = / (?:som|who) $/.test(between) ? 3 : 1;
      if (isWithinWords(this.#text, this.#current.from, start, most)) this.#current.told = true;
    }
    // "hjärtstartaren de har tjatat om": what it is they have stands before it.
    const standing = sign.owns ? this.#unclaimed.filter(({ is }) => is === 'word') : [];
    if (sign.owns) this.#unclaimed = [];
    this.#leave();
    this.#unclaimed.push(...standing);
    // "kommer gärna och": there is something, though not said in words we know.
    const isVague = sign.guess && mode === 'offer';
    const told =
      claimed.length > 0 || (sign.casual && !isVague) || mode === 'nothing' || this.#isSaidAgain(sign);
    const { owns, guess, reach } = sign;
    this.#current = { mode, reach, from: sign.end, start, told, owns, guess };
  }

  #isTold(sign: CategorySign, { mode, start, end: until, looksBack, casual }: TriggerSign): boolean {
    const { is, category, end } = sign;
    if (is === 'deed' && mode !== 'offer') return false;
    // "tillsammans med kassören så det är löst": who was there.
    if (mode === 'closed' && bystanders.test(this.#text.slice(sign.start, end))) return false;
    const between = this.#text.slice(end, start);
    if (looksBack && isOfAnother(this.#text, sign, start, mode)) return false;
    const isTurned = /\w/.test(between) || pronounAfter.test(this.#text.slice(until, until + 6));
    const isRelative =
      mode === 'need' &&
      !(category === 'volunteers' && /^ (?:som|who|that) $/.test(between)) &&
      isTurned &&
      relativeAfter.test(between);
    const furthest = mode !== 'closed' ? longestLookBackWords : casual ? 1 : 2 * longestLookBackWords;
    return isRelative || (looksBack && isWithinWords(this.#text, end, start, furthest));
  }

  /** "har bollar att låna ut", "mattorna är slut, nya mattor behövs": of what was just told in the same way. */
  #isSaidAgain({ mode, start, end }: TriggerSign): boolean {
    const last = this.read.at(-1);
    if (last?.mode !== mode) return false;
    return isWithinWords(this.#text, last.end, start, 3) || backTo.test(this.#text.slice(end, end + 8));
  }

  #takeCategory(sign: CategorySign): void {
    const current = this.#current;
    // "årsmöte 26 mars": when it is, not that it is lacking.
    if (sign.is === 'word' && datedAfter.test(this.#text.slice(sign.end, sign.end + 14))) return;
    if (sign.is === 'phrase') {
      this.#add(sign, sign.mode ?? 'need', sign.start);
      if (current !== undefined) current.told = true;
      return;
    }
    if (
      sign.is !== 'tag' &&
      current?.last !== undefined &&
      isPartOf(this.#text, current.last, current.from, sign)
    ) {
      current.from = sign.end;
      return;
    }
    const isReached = current !== undefined && this.#isReached(current, sign) && this.#isGiven(current, sign);
    const mode = isReached ? current.mode : undefined;
    // "kan lära ungdomar att meka": whom it is for.
    if (
      mode === 'offer' &&
      sign.is === 'word' &&
      sign.category === 'volunteers' &&
      served.test(this.#text.slice(0, sign.start))
    ) {
      if (current !== undefined) current.from = sign.end;
      return;
    }
    // A tag says of itself that something is needed, unless the sentence says otherwise.
    if (sign.is === 'tag')
      this.#add(sign, mode === undefined || mode === 'nothing' ? 'need' : mode, sign.start);
    else if (mode !== undefined && mode !== 'nothing') this.#add(sign, mode, current?.start ?? sign.start);
    else if (mode === undefined) this.#unclaimed.push(sign);
    if (!isReached || current === undefined) return;
    current.told = true;
    current.last = sign;
    current.from = sign.end;
    if (purposeAfter.test(this.#text.slice(sign.end, sign.end + 10)))
      current.reach = Math.min(current.reach, 3);
  }

  #isGiven({ owns }: Current, { category, end }: CategorySign): boolean {
    if (!owns || lendable.has(category)) return true;
    return sparedAfter.test(this.#text.slice(end, end + 12));
  }

  #isReached(current: Current, sign: CategorySign): boolean {
    const between = this.#text.slice(current.from, sign.start);
    if (current.last === undefined) return isWithinWords(this.#text, current.from, sign.start, current.reach);
    const { last } = current;
    if (
      isWithinWords(this.#text, current.from, sign.start, 3) &&
      last.category === 'skills' &&
      about.test(between) &&
      !interpreting.test(this.#text.slice(last.start, last.end))
    ) {
      const at = this.read.at(-1);
      // "utbildning i styrelsearbete", "hjälp av jurist med stadgar": the narrower word tells.
      if ((sign.category === 'board-knowledge' || sign.category === 'funding') && at?.start === last.start) {
        this.read.pop();
        return true;
      }
    }
    if (listed.test(between)) return true;
    // "lokal på torsdagar och pengar": the next in a list after more words about the one before.
    return (
      /(?:,|\b(?:och|o|samt|and|plus)|\+|&)(?: [\w-]+){0,2} ?$/.test(between) &&
      isWithinWords(this.#text, current.from, sign.start, 7)
    );
  }
}

let last: { readonly text: string; readonly result: ReadNeeds } | undefined;

/**
 * What a folded text (`foldText`; names masked where they are known) says is needed, offered, needed no longer, or
 * was met on the spot, in order.
 */
export function readNeeds(text: string): ReadNeeds {
  if (last?.text !== text) {
    const reader = new Reader(text);
    const idle = idleSpans(text);
    const ways = readWays(text);
    // "tfn", "på mötet": how it took place is nothing that anybody asks for.
    const signs = signsOf(text).filter(
      (sign) =>
        sign.is === 'boundary' || !(isWithin(sign, idle) || (sign.is === 'word' && isWithin(sign, ways))),
    );
    for (const sign of signs) reader.take(sign);
    reader.end();
    last = {
      text,
      result: {
        read: reader.read,
        missed: reader.missed || reader.loose,
        signs: [...idle, ...signs.filter(({ is }) => is !== 'boundary')],
      },
    };
  }
  return last.result;
}
