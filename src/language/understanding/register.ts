import { fold } from '#src/language/fold.ts';
import { genericWords } from './common-words.ts';
import { formsOf, slipsAllowed, slipsBetween, trigramsOf } from './word-forms.ts';

/** An actor as a register knows it: what it is called, and what it is also called. */
export type Registered = {
  readonly name: string;
  readonly kind: string;
  readonly area: string | null;
  readonly aliases: readonly string[];
};

/** One of the ways to write an actor's name. */
export type Spelling = {
  readonly at: number;
  readonly organisation: number;
  readonly words: readonly string[];
  /** Initials (`HF` for `Hagsätra Folkdans`), made from the name: they count in capitals only. */
  readonly isInitials: boolean;
};

/** Where a word stands in a spelling: both by number. */
export type WordPlace = { readonly spelling: number; readonly word: number };

/** A word of names that a written word may be, how surely (1 is letter by letter), and where names have it. */
export type WordHit = {
  readonly quality: number;
  readonly vocabulary: string;
  readonly places: readonly WordPlace[];
};

const nothing: ReadonlySet<string> = new Set();
const exactly = 1;
/** How surely a word is meant that is inflected, and one that only begins so. */
export const inflected = 0.95;
export const shortened = 0.8;
const translated = 0.85;
const misspelt = 0.75;
const shortestPrefix = 5;
// A beginning that so many words share (`kultur`) tells nothing.
const mostPrefixed = 6;
// Words that were looked for lately and need not be again: sentences use the same ones.
const mostRemembered = 2_000;

function initialsOf(name: string): string | undefined {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => /^\p{Lu}|\p{L}{4}/u.test(word));
  if (words.length < 2) return undefined;
  return fold(words.map((word) => word[0] ?? '').join(''));
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/**
 * A register of actors, ready for names to be found in sentences: exact, inflected, shortened, misspelt and by
 * initials. Ten thousand actors take some tens of milliseconds to take in, and a few megabytes.
 */
export class Register<T extends Registered = Registered> {
  readonly organisations: readonly T[];
  readonly spellings: readonly Spelling[];
  readonly #wordsAt = new Map<string, WordPlace[]>();
  readonly #byForm = new Map<string, string[]>();
  readonly #byTrigram = new Map<string, string[]>();
  readonly #byStart = new Map<string, string[]>();
  readonly #organisationsWith = new Map<string, number>();
  readonly #weights = new Map<string, number>();
  readonly #totals = new Map<number, number>();
  readonly #written = new Map<string, Set<string>>();
  readonly #alike = new Map<string, readonly string[]>();
  readonly #said = new Map<string, readonly string[]>();
  readonly #areas: ReadonlySet<string>;

  constructor(organisations: readonly T[]) {
    this.organisations = organisations;
    this.spellings = organisations
      .flatMap((one, at) => spellingsOf(one, at))
      .map((one, at) => ({ ...one, at }));
    for (const { at: spelling, words } of this.spellings)
      for (const [word, text] of words.entries()) add(this.#wordsAt, text, { spelling, word });
    for (const [word, places] of this.#wordsAt) {
      const actors = new Set(places.map(({ spelling }) => this.spellings[spelling]?.organisation));
      for (const form of formsOf(word)) {
        add(this.#byForm, form, word);
        this.#organisationsWith.set(form, (this.#organisationsWith.get(form) ?? 0) + actors.size);
      }
      // A slip in a word's first letter is rare, and `utbildning` is not `bildning`: words are kept by it.
      for (const trigram of new Set(trigramsOf(word))) add(this.#byTrigram, `${word[0]}${trigram}`, word);
      if (word.length > shortestPrefix) add(this.#byStart, word.slice(0, shortestPrefix), word);
    }
    for (const { name, aliases } of organisations)
      for (const written of [name, ...aliases].flatMap((one) => one.toLowerCase().split(/[^\p{L}\p{N}]+/u))) {
        const folded = fold(written);
        const variants = this.#written.get(folded);
        if (variants === undefined) this.#written.set(folded, new Set([written]));
        else variants.add(written);
      }
    this.#areas = new Set(
      organisations.flatMap(({ area }) => (area === null ? [] : fold(area).split(' '))).flatMap(formsOf),
    );
  }

  /** How names write a folded word, in small letters with its accents. */
  writtenAs(word: string): ReadonlySet<string> {
    return this.#written.get(word) ?? nothing;
  }

  /** Whether a folded word is part of a name of a place that actors are in. */
  isArea(word: string): boolean {
    return formsOf(word).some((form) => this.#areas.has(form));
  }

  /** Whether any actor's name has the word, letter by letter or inflected. */
  has(word: string): boolean {
    return formsOf(word).some((form) => this.#byForm.has(form));
  }

  /** How much a word tells one actor from another: about 1 for a name of its own, little for what many share. */
  weightOf(word: string): number {
    const known = this.#weights.get(word);
    if (known !== undefined) return known;
    const weight = this.#weigh(word);
    this.#weights.set(word, weight);
    return weight;
  }

  /** The weights of a spelling's words together. */
  totalOf(spelling: Spelling): number {
    const known = this.#totals.get(spelling.at);
    if (known !== undefined) return known;
    const total = spelling.words.reduce((sum, word) => sum + this.weightOf(word), 0);
    this.#totals.set(spelling.at, total);
    return total;
  }

  #weigh(word: string): number {
    const isGeneric = genericWords.has(word);
    const actors = Math.max(1, ...formsOf(word).map((form) => this.#organisationsWith.get(form) ?? 1));
    const rarity = 1 / (1 + 0.25 * Math.log2(actors));
    if (isGeneric) return 0.25 * rarity;
    return this.isArea(word) ? 0.45 * rarity : rarity;
  }

  /**
   * The words of names that a folded word may be. `loosely` looks for misspellings too. Of a
   * `plain` word (`folk`) only the word itself is taken, or a longer one (`biblioteket`) that it inflects. `alsoSaid` is
   * how words begin or end that say the same in another language.
   */
  hits(typed: string, loosely: boolean, plain = false, alsoSaid: readonly string[] = []): WordHit[] {
    const found = new Map<string, number>();
    const note = (word: string, quality: number) => found.set(word, Math.max(found.get(word) ?? 0, quality));
    if (this.#wordsAt.has(typed)) note(typed, exactly);
    for (const form of formsOf(typed))
      for (const word of this.#byForm.get(form) ?? [])
        if (word !== typed && (!plain || word.length < typed.length)) note(word, inflected);
    for (const said of alsoSaid) for (const word of this.#wordsSaying(said)) note(word, translated);
    if (found.size === 0) {
      if (!plain) for (const word of this.#prefixed(typed)) note(word, shortened);
      if (loosely) for (const word of this.alike(typed)) note(word, misspelt);
    }
    return [...found].map(([vocabulary, quality]) => ({
      vocabulary,
      quality,
      places: this.#wordsAt.get(vocabulary) ?? [],
    }));
  }

  #wordsSaying(said: string): readonly string[] {
    const known = this.#said.get(said);
    if (known !== undefined) return known;
    const words = [...this.#wordsAt.keys()].filter(
      (word) =>
        (said.length >= 4 && word.startsWith(said)) || formsOf(word).some((form) => form.endsWith(said)),
    );
    this.#said.set(said, words);
    return words;
  }

  #prefixed(typed: string): string[] {
    const starts = formsOf(typed).filter(
      (form) => form.length >= shortestPrefix && !(form !== typed && typed.endsWith('e')),
    );
    const words = new Set(
      starts.flatMap((start) =>
        (this.#byStart.get(start.slice(0, shortestPrefix)) ?? []).filter((word) => word.startsWith(start)),
      ),
    );
    return words.size <= mostPrefixed ? [...words] : [];
  }

  /** Words of names within a slip in four letters of a folded word or of what is left without its ending. */
  alike(typed: string): readonly string[] {
    const known = this.#alike.get(typed);
    if (known !== undefined) return known;
    const found = this.#findAlike(typed);
    if (this.#alike.size >= mostRemembered) this.#alike.clear();
    this.#alike.set(typed, found);
    return found;
  }

  #findAlike(typed: string): readonly string[] {
    if (typed.length < 4 || /\d/.test(typed)) return [];
    const trigrams = new Set(trigramsOf(typed));
    const shared = new Map<string, number>();
    for (const trigram of trigrams)
      for (const word of this.#byTrigram.get(`${typed[0]}${trigram}`) ?? [])
        shared.set(word, (shared.get(word) ?? 0) + 1);
    const forms = formsOf(typed);
    const found: string[] = [];
    for (const [word, count] of shared) {
      if (count * 4 < trigrams.size || Math.abs(word.length - typed.length) > 5) continue;
      if (forms.some((form) => slipsBetween(form, word) <= slipsAllowed(Math.max(form.length, word.length))))
        found.push(word);
    }
    return found;
  }
}

function spellingsOf({ name, aliases }: Registered, organisation: number): Omit<Spelling, 'at'>[] {
  const written = [...new Set([name, ...aliases].map(fold))].filter((text) => text !== '');
  const initials = initialsOf(name);
  const joined = written.filter((text) => text.split(' ').length === 2).map((text) => text.replace(' ', ''));
  return [
    ...written.map((text) => ({ organisation, words: text.split(' '), isInitials: false })),
    ...joined
      .filter((text) => text.length >= 8)
      .map((text) => ({ organisation, words: [text], isInitials: false })),
    ...(initials === undefined || written.includes(initials)
      ? []
      : [{ organisation, words: [initials], isInitials: true }]),
  ];
}
