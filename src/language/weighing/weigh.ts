import type { Category } from '#entities/need.ts';
import type { ReadCategory, ReadNeeds } from '#src/language/needs.ts';
import { weighableClauses } from './clause-traits.ts';
import { type Outcome, outcomes, type Saying } from './outcomes.ts';
import type { Weights } from './weights.ts';
import { weighableWords } from './word-traits.ts';
import { type Clause, type Found, traitsOfWord, type Weighable, wordsByClause } from './words.ts';

/** What clauses and words weigh. */
export type NeedWeights = { readonly clauses: Weights; readonly words: Weights };

/** What a folded text says of needs and offers, weighed. */
export type WeighedNeeds = ReadNeeds & {
  /** How likely it is that each outcome was judged right: 0 to 1. */
  readonly certainty: number;
  /** The rules and the weights read the same. */
  readonly agreed: boolean;
  /** Words of which nothing was ever learned. */
  readonly unknown: readonly string[];
};

/** From these likelihoods on, something is taken as said, */
const from: Readonly<Record<Saying, number>> = { need: 0.35, offer: 0.35, closed: 0.4 };
/** if it is not much less likely than another category of which the same may be said, */
const share = 0.7;
/** or if a rule read it, where less will do, and less still in one list with what is said: "lokal, pengar och ledare". */
const fromByRule = 0.28;
const fromInList = 0.15;

/** Judges what the rules found in a folded text, and finds what they did not, by what its words and clauses weigh. */
export function weighNeeds(text: string, needs: ReadNeeds, found: Found, weights: NeedWeights): WeighedNeeds {
  // One note is read several times on its way; its days may have moved since.
  const key = [text, ...[...found.days, ...found.plans].map(({ start }) => start)].join('\n');
  if (last?.key !== key || last.weights !== weights)
    last = { key, weights, weighed: weighAnew(text, needs, found, weights) };
  return last.weighed;
}

let last: { readonly key: string; readonly weights: NeedWeights; readonly weighed: WeighedNeeds } | undefined;

function weighAnew(text: string, needs: ReadNeeds, found: Found, weights: NeedWeights): WeighedNeeds {
  const clauses = wordsByClause(text);
  const ofClauses = weighAll(weighableClauses(clauses, found), weights.clauses);
  const ofWords = weighAll(weighableWords(clauses, found), weights.words);
  const likelihoods = outcomes.map((_, at) => (ofClauses.likelihood(at) + ofWords.likelihood(at)) / 2);
  const isSaid = judge(likelihoods, needs.read, found);
  const read = outcomes
    .flatMap((outcome, at) => {
      if (!isSaid[at]) return [];
      const ruled = needs.read.filter((one) => isOf(outcome, one));
      const most = ofWords.most(at);
      return ruled.length > 0 || most === undefined ? ruled : [readAt(most, clauses, outcome)];
    })
    .sort((a, b) => a.start - b.start);
  return {
    ...needs,
    read,
    certainty: likelihoods.reduce((all, one, at) => all * (isSaid[at] ? one : 1 - one), 1),
    agreed: read.length === needs.read.length && read.every((one) => needs.read.includes(one)),
    unknown: clauses
      .flatMap(({ words }) => words.map((word) => word.text))
      .filter((word) => !traitsOfWord(word).some((trait) => weights.clauses.knows(trait))),
  };
}

/** Which outcomes are taken as said. A tag is the writer's own word for it. */
function judge(likelihoods: readonly number[], read: readonly ReadCategory[], { signs }: Found): boolean[] {
  const weighed = outcomes.map(({ saying }, at) => {
    const likelihood = likelihoods[at] ?? 0;
    const others = likelihoods.filter((_, other) => outcomes[other]?.saying === saying);
    return likelihood >= from[saying] && likelihood >= share * Math.max(...others);
  });
  const isWeighed = (one: ReadCategory) => outcomes.some((outcome, at) => weighed[at] && isOf(outcome, one));
  return outcomes.map((outcome, at) => {
    if (weighed[at]) return true;
    const ruled = read.filter((one) => isOf(outcome, one));
    const isListed = ruled.some((one) =>
      read.some((other) => other.mode === one.mode && other.saidFrom === one.saidFrom && isWeighed(other)),
    );
    const isTagged = ruled.some(({ start }) =>
      signs.some((sign) => sign.is === 'tag' && sign.start === start),
    );
    return isTagged || (ruled.length > 0 && (likelihoods[at] ?? 0) >= (isListed ? fromInList : fromByRule));
  });
}

const isOf = ({ category, saying }: Outcome, read: ReadCategory) =>
  read.category === category && (read.mode === 'met' ? 'closed' : read.mode) === saying;

/** A text says what any of its parts says (noisy-or). */
function weighAll(parts: readonly Weighable[], weights: Weights) {
  const weighed = parts.map((part) => ({ part, likelihoods: weights.likelihoods(part.traits) }));
  return {
    likelihood: (at: number) =>
      1 - weighed.reduce((unsaid, { likelihoods }) => unsaid * (1 - (likelihoods[at] ?? 0)), 1),
    /** The part that speaks most for an outcome. */
    most: (at: number): Weighable | undefined =>
      weighed.reduce<(typeof weighed)[number] | undefined>(
        (best, one) => ((one.likelihoods[at] ?? 0) > (best?.likelihoods[at] ?? -1) ? one : best),
        undefined,
      )?.part,
  };
}

/** Something that no rule read, at the word that speaks most for it. */
function readAt(
  { start, end }: Weighable,
  clauses: readonly Clause[],
  { category, saying }: { readonly category: Category; readonly saying: Saying },
): ReadCategory {
  const words = clauses.find((clause) => start >= clause.start && start < clause.end)?.words ?? [];
  const name = words.findLast((word) => word.text === 'Q' && word.end <= start);
  const first = words.find((word) => word.start >= (name?.end ?? 0));
  return { category, mode: saying, start, end, saidFrom: first?.start ?? start, debatable: false };
}
