import type { Category } from '#entities/need.ts';
import { debatable } from '#src/language/category-words.ts';
import type { Mode } from '#src/language/needs-lexicon.ts';
import {
  type CategorySign,
  type Sign,
  type Span,
  signsOf,
  type TriggerSign,
} from '#src/language/needs-signs.ts';

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
};

// "söker bidrag till en konsert": what it is for is no need of its own.
const purposeAfter = /^ (?:till|for|to|nar|dar|pa|i|at|on|in|when|where|infor|under|hos)(?!\w)/;
const listed =
  /^(?:[ ,/+&:]|\b(?:och|o|samt|eller|and|or|plus|men ocksa|utan ocksa|but also|dessutom|aven|ocksa|also|nya|ny|nytt|fler|nagra|en|ett|lite|mer|some|a|an|more|new|stora|storre|vissa|bra|egna|egen|hjalp med|hjalp att|for att|att|to|help with|sina|deras|kanske|aven|duktiga|gamla|tva|tre)\b)*$/;

/** Whether at most `most` words stand between two places. Looks no further than so many words can be long. */
function isWithinWords(text: string, from: number, to: number, most: number): boolean {
  if (to - from > (most + 1) * longestWord) return false;
  if (to <= from) return true;
  const words = text
    .slice(from, to)
    .split(' ')
    .filter((word) => /\w/.test(word));
  return words.length <= most;
}

const bareHelp = /^ (?:mer |lite |some |more )?(?:hjalp|stod|help|support)(?: nu| igen| now)?(?:$|[.,!;\n])/;
const longestWord = 30;
const aside =
  /\b(?:till|for|pa|i|vid|under|efter|infor|hos|av|fran|innan|at|in|on|to|for|during|after|before|by|into|mot|deras|sin|sina|sitt|the|som) (?:\w+ )?$/;
const longestLookBackWords = 4;
// What makes a category's word a part of another thing: "utbildning i styrelsearbete".
const about = /^ (?:om|i|inom|kring|pa|for|in|on|about|with|med|att)?(?: \w+){0,2}? ?$/;

type Current = Pick<TriggerSign, 'mode' | 'owns' | 'guess' | 'start'> & {
  reach: number;
  from: number;
  told: boolean;
  last?: CategorySign;
};

// "har konsert", "har utbildning på tisdag" are their own affairs; a room or a tool may be lent.
const lendable: ReadonlySet<Category> = new Set(['premises', 'equipment', 'contacts']);
const sparedAfter = /^ (?:som|att|kvar att|over|till|who|to|ready|available|left|redo)\b/;
const relativeAfter = /^,? (?:som |that |which )?(?:de|dom|hon|han|they|she|he)? ?$/;

class Reader {
  readonly read: ReadCategory[] = [];
  missed = false;
  /** A category was named and nothing said of it. */
  loose = false;
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

  #leave(): void {
    const { mode, told, reach, from } = this.#current ?? { mode: 'nothing', told: true, reach: 0, from: 0 };
    // "behöver hjälp", and no more: there is no telling with what.
    const isBare = bareHelp.test(this.#text.slice(from, from + 24));
    if (!told && !isBare && reach > 0 && (mode === 'need' || mode === 'offer')) this.missed = true;
    if (this.#unclaimed.some((sign) => this.#stands(sign))) this.loose = true;
    this.#unclaimed = [];
  }

  /** Whether a category that nothing was said of is more than where or what for: "på festen", "till lokalen". */
  #stands({ start }: CategorySign): boolean {
    return !aside.test(this.#text.slice(Math.max(0, start - 30), start));
  }

  #add(sign: CategorySign, mode: Mode, saidFrom: number): void {
    const { category, start, end } = sign;
    const named = this.#text.slice(start, end);
    const isDebatable = (this.#current?.guess ?? false) || debatable.test(named);
    this.read.push({ category, start, end, mode, saidFrom, debatable: isDebatable });
  }

  #takeTrigger(sign: TriggerSign): void {
    const { mode, start } = sign;
    let claimed = 0;
    if (mode !== 'nothing')
      for (const before of this.#unclaimed) {
        const isRelative = mode === 'need' && relativeAfter.test(this.#text.slice(before.end, start));
        const isBehind = sign.looksBack && isWithinWords(this.#text, before.end, start, longestLookBackWords);
        if (!isRelative && !isBehind) continue;
        this.#add(before, mode, Math.min(before.start, start));
        claimed += 1;
      }
    // "erbjuder gratis kurser": a word in passing takes over nothing.
    if (sign.looksBack && sign.casual && claimed === 0 && this.#current !== undefined) return;
    this.#leave();
    const told = claimed > 0 || sign.casual || mode === 'nothing';
    const { owns, guess, reach } = sign;
    this.#current = { mode, reach, from: sign.end, start, told, owns, guess };
  }

  #takeCategory(sign: CategorySign): void {
    const current = this.#current;
    if (sign.is === 'phrase') {
      this.#add(sign, 'need', sign.start);
      if (current !== undefined) current.told = true;
      return;
    }
    const isReached = current !== undefined && this.#isReached(current, sign) && this.#isGiven(current, sign);
    const mode = isReached ? current.mode : undefined;
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
      about.test(between)
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
    for (const sign of signsOf(text)) reader.take(sign);
    reader.end();
    last = { text, result: { read: reader.read, missed: reader.missed || reader.loose } };
  }
  return last.result;
}
