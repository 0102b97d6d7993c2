import type { DateTime } from 'luxon';
import type { Way } from '#entities/contact.ts';
import type { Category } from '#entities/need.ts';
import { type FoldedText, foldText } from '#src/language/folded-text.ts';
import { type ReadNeeds, readNeeds } from '#src/language/needs.ts';
import { signsOf } from '#src/language/needs-signs.ts';
import { spellOut } from '#src/language/spelled-out.ts';
import { readWays } from '#src/language/ways.ts';
import { type Learned, learnedWeights } from '#src/language/weighing/learned.ts';
import { type WeighedNeeds, weighNeeds } from '#src/language/weighing/weigh.ts';
import { type Attributed, attribute } from './attribution.ts';
import { type Doubt, findDoubts } from './doubts.ts';
import { findEchoes } from './echoes.ts';
import { giveAndTake } from './give-and-take.ts';
import type { NameMention } from './name-conflicts.ts';
import { findNameMentions } from './name-mentions.ts';
import { type OccasionDays, readOccasionDays } from './occasion-days.ts';
import { Register, type Registered } from './register.ts';
import { type RoledMention, tellRoles } from './roles.ts';
import { isSure, traitsOfSureness } from './sureness.ts';
import { tokensOf, without } from './tokens.ts';
import { weighRoles } from './weighed-roles.ts';

/** A need or an offer, and whose; null where nobody is named. */
export type Told<T> = { readonly organisation: T | null; readonly category: Category };

/** What a sentence would be logged as. */
export type Understanding<T> = {
  /** Whom the contact was with. */
  readonly organisations: readonly T[];
  /** Others named, such as the body referred to. */
  readonly mentioned: readonly T[];
  /** The day of the contact, in the zone of `now`; undefined where none is named. */
  readonly happenedOn: DateTime | undefined;
  readonly how: Way | undefined;
  /** Met on the spot, a need stands here and in `closedNeeds`. */
  readonly needs: readonly Told<T>[];
  readonly offers: readonly Told<T>[];
  readonly closedNeeds: readonly Told<T>[];
  readonly referTo: T | undefined;
  readonly nextOn: DateTime | undefined;
  /** Whether it would be logged without asking. */
  readonly sure: boolean;
  /** How likely it is that all of it is right, 0 to 1, and by what that was judged. */
  readonly likelihood: number;
  readonly traits: readonly string[];
  /** Why it would be asked about. */
  readonly doubts: readonly Doubt[];
  /** Where the text names those of `organisations` and others: UTF-16 spans, exclusive ends. */
  readonly names: readonly { readonly organisation: T; readonly start: number; readonly end: number }[];
  /** Who may be meant where a name is not clear, the likeliest first; five at most. */
  readonly candidates: readonly T[];
};

const mostCandidates = 5;

/** A folded text in which each name is a run of `q`: no word of a name is read as a need or a day. */
export function mask({ text, original }: FoldedText, mentions: readonly NameMention[]): FoldedText {
  let masked = text;
  for (const { start, end } of mentions)
    masked = `${masked.slice(0, start)}${'q'.repeat(end - start)}${masked.slice(end)}`;
  return { text: masked, original };
}

/** Reads a sentence as a coordinator writes it, Swedish or English. `now` is in the workspace's zone. */
export function understand<T extends Registered>(
  sentence: string,
  register: Register<T>,
  now: DateTime,
  learned: Learned = learnedWeights(),
): Understanding<T> {
  const folded = spellOut(foldText(sentence), sentence);
  const tokens = tokensOf(sentence, folded);
  const found = findNameMentions(register, tokens, folded.text);
  const masked = mask(folded, found.mentions);
  const mentions = weighRoles(masked.text, tellRoles(masked.text, found.mentions), register, learned.roles);
  const clear = mentions.filter(({ organisations }) => organisations.length === 1);
  const days = readOccasionDays(masked, now);
  const needs = weighText(masked.text, days, learned);
  const ways = readWays(without(masked.text, days.plans));
  const echoes = findEchoes(tokens, clear, register.organisations);
  const subjects = [...clear, ...echoes].sort((a, b) => a.start - b.start);
  const told = giveAndTake(masked.text, attribute(masked.text, needs.read, subjects), subjects);
  const named = namesOf(register, clear);
  const evidence = {
    masked: masked.text,
    tokens,
    mentions,
    weak: found.weak,
    days,
    ways,
    needs,
    told,
    register,
  };
  const doubts = findDoubts(evidence);
  const traits = traitsOfSureness(evidence, needs, doubts);
  const [likelihood = 0] = learned.sureness.likelihoods(traits);
  return {
    ...named,
    happenedOn: days.happenedOn,
    how: ways[0]?.way,
    ...tellNeeds(register, needs, told, masked.text),
    nextOn: days.nextOn,
    sure: isSure(likelihood, doubts),
    likelihood,
    traits,
    doubts,
    names: clear.flatMap(({ organisations: [place = -1], start, end }) => {
      const organisation = register.organisations[place];
      return organisation === undefined ? [] : [{ organisation, ...folded.original(start, end) }];
    }),
    candidates: candidatesOf(register, mentions, found.weak),
  };
}

/** Reads what a masked text says by the rules, and weighs it. */
function weighText(text: string, days: OccasionDays, learned: Learned): WeighedNeeds {
  const needs = readNeeds(text);
  const found = { signs: signsOf(text), read: needs.read, days: days.spans, plans: days.plans };
  return weighNeeds(text, needs, found, learned);
}

const nobody = new Register([]);

/** What a note tells of an actor that is known already. */
export type UnderstoodNote = Pick<
  Understanding<Registered>,
  'happenedOn' | 'how' | 'needs' | 'offers' | 'closedNeeds' | 'nextOn'
>;

/** Reads a note about an actor that is known already: nobody is looked for, and nothing is asked back. */
export function understandNote(note: string, now: DateTime): UnderstoodNote {
  const folded = spellOut(foldText(note), note);
  const days = readOccasionDays(folded, now);
  const needs = weighText(folded.text, days, learnedWeights());
  return {
    happenedOn: days.happenedOn,
    nextOn: days.nextOn,
    how: readWays(without(folded.text, days.plans))[0]?.way,
    ...tellNeeds(nobody, needs, attribute(folded.text, needs.read, []), folded.text),
  };
}

function namesOf<T extends Registered>(register: Register<T>, mentions: readonly RoledMention[]) {
  const of = (role: RoledMention['role']) =>
    mentions.filter((one) => one.role === role).flatMap(({ organisations }) => organisations);
  const contacts = new Set(of('contact'));
  const [referral] = of('referral').filter((one) => !contacts.has(one));
  const others = new Set(
    mentions.flatMap(({ organisations }) => organisations).filter((one) => !contacts.has(one)),
  );
  const pick = (places: Iterable<number>) =>
    [...places].flatMap((place) => register.organisations[place] ?? []);
  return {
    organisations: pick(contacts),
    mentioned: pick(others),
    referTo: referral === undefined ? undefined : register.organisations[referral],
  };
}

const onTheSpot =
  /\b(?:(?:fixade|fixat|ordnade|loste|lost|lanade|gav|hjalpte|visade|fick)\b[^.!?]{0,40}\b(?:pa plats|direkt|pa staende fot|med en gang|meddetsamma)|(?:sorted|fixed|solved|helped|lent|gave)\b[^.!?]{0,40}\b(?:on the spot|right away|there and then|straight away)|(?:pa plats|direkt)[^.!?]{0,12}\b(?:fixade|ordnade|loste|hjalpte)|fixade det|loste det|ordnade det|fick lana (?:var|min|av oss)|lanade ut (?:min|var))/;

function tellNeeds<T extends Registered>(
  register: Register<T>,
  { read }: ReadNeeds,
  told: readonly Attributed[],
  masked: string,
) {
  const spot = onTheSpot.exec(masked)?.index;
  const all = told.flatMap(({ read: { category, mode, start }, organisations }) => {
    const isMet = mode === 'met' || (mode === 'need' && spot !== undefined && start < spot + 60);
    const places: (number | undefined)[] = organisations.length === 0 ? [undefined] : [...organisations];
    return places.map((place) => ({ category, mode: isMet ? ('met' as const) : mode, place }));
  });
  const wanted = (modes: readonly string[], except: readonly string[]): Told<T>[] => {
    const closed = new Set(
      all.filter(({ mode }) => except.includes(mode)).map(({ place, category }) => `${place} ${category}`),
    );
    const seen = new Map<string, Told<T>>();
    for (const { category, mode, place } of all) {
      const key = `${place} ${category}`;
      if (!modes.includes(mode) || closed.has(key) || seen.has(key)) continue;
      const organisation = place === undefined ? undefined : register.organisations[place];
      seen.set(key, { organisation: organisation ?? null, category });
    }
    return [...seen.values()];
  };
  return {
    needs: read.length === 0 ? [] : wanted(['need', 'met'], ['closed']),
    offers: wanted(['offer'], []),
    closedNeeds: wanted(['closed', 'met'], []),
  };
}

function candidatesOf<T extends Registered>(
  register: Register<T>,
  mentions: readonly RoledMention[],
  weak: readonly NameMention[],
): T[] {
  const unclear = mentions.filter(({ organisations, doubtful }) => organisations.length > 1 || doubtful);
  const from = unclear.length > 0 ? unclear : mentions.length > 0 ? [] : weak;
  const places = new Set(from.flatMap(({ organisations }) => organisations));
  return [...places].slice(0, mostCandidates).flatMap((place) => register.organisations[place] ?? []);
}
