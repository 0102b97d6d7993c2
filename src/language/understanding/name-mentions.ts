import { isCategoryWord } from '#src/language/needs-signs.ts';
import { genericWords, nameJoiners } from './common-words.ts';
import { swedishFor } from './english-names.ts';
import {
  type Candidate,
  type Match,
  type NameMention,
  nearRivals,
  speaksAgainst,
  wholeName,
} from './name-conflicts.ts';
import {
  acts,
  type Found,
  isEveryday,
  isMet,
  isNounInside,
  standsAsActor,
  withoutCommonNouns,
} from './name-nouns.ts';
import { isWordOfSentence } from './name-words.ts';
import type { Register, Registered, Spelling } from './register.ts';
import type { Token } from './tokens.ts';
import { slipsBetween } from './word-forms.ts';

// "kulturföreningen" says what sort of actor it is, of which there may be more than the register knows.
const kindOnly = /^(?:kultur|idrotts|kvinno|ungdoms|invandrar|bostadsratts)forening(?:en|ens|s)?$/;

const enoughTold = 0.55;
const leastCovered = 0.25;
const longWord = 8;
const mostShared = 200;
// What somebody wrote into the register as an alias comes before initials made of a name.
const initialsTell = 0.8;
// "nattvandrarna", "odlarna": many an actor is called after what its people do.
const whoDo = /(?:are|arna|arnas|erna|ernas)$/;
// "papporna": as an alias, somebody gave it to them.
const who = /[aeo]rnas?$/;

function isLoose(token: Token): boolean {
  if (isEveryday(token.text) || genericWords.has(token.text)) return false;
  if (token.capital) return token.text.length >= 4;
  return token.text.length >= 5 && !isCategoryWord(token.text);
}

/** A plain word, or one of what people need: "lokalen" is no beginning of Lokalförsörjningen. */
function isPlain({ text, capital, opens }: Token): boolean {
  return (!capital || opens) && (isEveryday(text) || (isCategoryWord(text) && !whoDo.test(text)));
}

/** Of what one written word may be of a name, what is not yet written, the likeliest first: "nu" is one of "Nu Nu". */
function pickOf(matches: readonly Match[], group: readonly Match[]): Match | undefined {
  return matches
    .filter(({ word }) => !group.some((one) => one.word === word))
    .reduce<Match | undefined>((best, one) => (best && best.quality >= one.quality ? best : one), undefined);
}

// "Syrianska Föreningen och Ljiljan" are two, "Kultur o Fritid" is one.
const lists = new Set(['och', 'o', 'and']);

/** Matches of one spelling that stand together, in order, each written word once. */
function* groupsOf(
  matches: readonly Match[],
  { words }: Spelling,
  tokens: readonly Token[],
  text: string,
): Generator<Match[]> {
  const isListed = words.some((word) => lists.has(word));
  let group: Match[] = [];
  for (const [, sameToken] of Map.groupBy(matches, ({ token }) => token)) {
    const [{ token } = { token: 0 }] = sameToken;
    const last = group.at(-1);
    if (last !== undefined) {
      const between = tokens.slice(last.token + 1, token);
      const apart =
        between.length > 1 ||
        between.some(({ text: word }) => !nameJoiners.has(word) || (lists.has(word) && !isListed));
      const gap = text.slice(tokens[last.token]?.end ?? 0, tokens[token]?.start ?? 0);
      if (apart || pickOf(sameToken, group) === undefined || /[,;:!?\n"”]|\. /.test(gap)) {
        yield group;
        group = [];
      }
    }
    const match = pickOf(sameToken, group);
    if (match !== undefined) group.push(match);
  }
  if (group.length > 0) yield group;
}

/** Without little words at the edges that belong to the sentence: "hälsade på Papporna på Torget". */
function trim(matches: readonly Match[]): readonly Match[] {
  const isLoose = (match: Match | undefined, next: Match | undefined) =>
    match !== undefined &&
    next !== undefined &&
    nameJoiners.has(match.vocabulary) &&
    match.word !== next.word - 1;
  const start = isLoose(matches[0], matches[1]) ? 1 : 0;
  const last = matches.at(-1);
  const before = matches.at(-2);
  const isTail = last && before && nameJoiners.has(last.vocabulary) && before.word !== last.word - 1;
  return matches.slice(start, isTail ? -1 : undefined);
}

function candidateOf<T extends Registered>(
  register: Register<T>,
  spelling: Spelling,
  matches: readonly Match[],
  tokens: readonly Token[],
): Candidate | undefined {
  const total = register.totalOf(spelling);
  let told = 0;
  for (const { token, word, quality } of matches) {
    const written = tokens[token];
    // "hoppet" may be a word of its own; a name is likelier in capitals.
    const isOrdinary =
      written !== undefined &&
      matches.length === 1 &&
      !written.capital &&
      !(spelling.words.length === 1 && quality === 1 && who.test(written.text)) &&
      (isEveryday(written.text) ||
        (isCategoryWord(written.text) &&
          (spelling.words.length > 1 ? written.text.length <= 7 : quality < 1))) &&
      !standsAsActor(token, tokens);
    told += register.weightOf(spelling.words[word] ?? '') * quality * (isOrdinary ? 0.5 : 1);
  }
  if (spelling.isInitials) told *= initialsTell;
  const coverage = total === 0 ? 0 : told / total;
  const [first] = matches;
  const last = matches.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (spelling.isInitials && !(first.quality === 1 && tokens[first.token]?.shouted)) return undefined;
  return { spelling, matches, first: first.token, last: last.token, told, coverage };
}

function listCandidates<T extends Registered>(
  register: Register<T>,
  tokens: readonly Token[],
  text: string,
): Candidate[] {
  const hits = tokens.map((written, at) =>
    register.hits(written.text, isLoose(written), isPlain(written), swedishFor(at, tokens)),
  );
  // A word that hundreds of names share (a place) counts beside another word of the same name only.
  const counts = new Uint8Array(register.spellings.length);
  for (const found of hits) {
    const step = found.reduce((sum, { places }) => sum + places.length, 0) > mostShared ? 1 : 2;
    for (const { places } of found)
      for (const { spelling } of places) counts[spelling] = Math.min(2, (counts[spelling] ?? 0) + step);
  }
  const bySpelling = new Map<number, Match[]>();
  for (const [token, found] of hits.entries())
    for (const { places, quality, vocabulary } of found)
      for (const { spelling, word } of places) {
        if ((counts[spelling] ?? 0) < 2) continue;
        const list = bySpelling.get(spelling);
        const match = { token, word, quality, vocabulary };
        if (list === undefined) bySpelling.set(spelling, [match]);
        else if (!list.some((one) => one.token === token && one.word === word)) list.push(match);
      }
  const candidates: Candidate[] = [];
  for (const [at, matches] of bySpelling) {
    const spelling = register.spellings[at];
    if (spelling === undefined) continue;
    for (const group of groupsOf(matches, spelling, tokens, text)) {
      const candidate = candidateOf(register, spelling, trim(group), tokens);
      if (candidate !== undefined && !isWordOfSentence(register, candidate, tokens))
        candidates.push(candidate);
    }
  }
  return candidates;
}

function isEnough({ told, coverage, matches, spelling }: Candidate, tokens: readonly Token[]): boolean {
  if (coverage >= 0.95 || spelling.isInitials) return true;
  const onlyWord = matches.length === 1 ? matches[0] : undefined;
  const written = onlyWord && tokens[onlyWord.token];
  // One misspelt word in small letters is a name when it is most of one.
  if (onlyWord && written && onlyWord.quality < 0.8 && !written.capital) {
    if (slipsBetween(written.text, onlyWord.vocabulary) > 1) return false;
    if (
      coverage < 0.5 &&
      !(written.text.length >= longWord && (written.opens || isMet(onlyWord.token, tokens)))
    )
      return false;
  }
  if (coverage >= wholeName * 0.75 && told >= 0.4) return true;
  return told >= enoughTold && (coverage >= leastCovered || spelling.words.length > 3);
}

/** A word of everyday language is all there is. */
function isThin({ first, last, spelling, coverage }: Candidate, tokens: readonly Token[]): boolean {
  const only = first === last ? tokens[first] : undefined;
  if (only !== undefined && coverage < wholeName && kindOnly.test(only.text)) return true;
  if (only === undefined || only.capital || spelling.words.length === 1) return false;
  if (isEveryday(only.text)) return true;
  return only.text.length <= 7 && isCategoryWord(only.text) && !acts(tokens[first + 1]);
}

/** "en förening i Alby": nothing but where it is. */
function isOnlyPlace<T extends Registered>(
  register: Register<T>,
  { matches, coverage }: Candidate,
  tokens: readonly Token[],
): boolean {
  if (coverage >= wholeName) return false;
  return matches.every(({ token }) => {
    const { text = '' } = tokens[token] ?? {};
    return register.isArea(text) || genericWords.has(text);
  });
}

const overlaps = (a: Candidate, b: Candidate) => a.first <= b.last && b.first <= a.last;

function rank({ told, coverage }: Candidate): number {
  return told + coverage * 0.3;
}

/** Others that the same words may mean as well. */
function rivalsOf(best: Candidate, candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter((other) => {
    if (other.spelling.organisation === best.spelling.organisation || !overlaps(best, other)) return false;
    if (other.told < best.told * 0.9) return false;
    const isWhole = best.coverage >= wholeName;
    return !(isWhole && other.coverage < best.coverage * 0.85);
  });
}

/** "Snösätra", beside Snösätra Skate in full, is nobody else. */
function withoutEchoes(mentions: readonly NameMention[]): NameMention[] {
  const clear = new Set(
    mentions.flatMap(({ organisations, doubtful }) =>
      organisations.length === 1 && !doubtful ? organisations : [],
    ),
  );
  return mentions.filter(
    ({ organisations }) => organisations.length === 1 || !organisations.some((one) => clear.has(one)),
  );
}

/** The actors that a text names, in order, each place once; and places that are only part of names, as `weak`. */
export function findNameMentions<T extends Registered>(
  register: Register<T>,
  tokens: readonly Token[],
  text: string,
): { readonly mentions: readonly NameMention[]; readonly weak: readonly NameMention[] } {
  const candidates = listCandidates(register, tokens, text).sort((a, b) => rank(b) - rank(a));
  const taken = new Set<number>();
  const mentions: Found[] = [];
  const weak: NameMention[] = [];
  for (const best of candidates) {
    let isFree = true;
    for (let at = best.first; at <= best.last; at += 1) if (taken.has(at)) isFree = false;
    if (!isFree) continue;
    const enough = isEnough(best, tokens);
    const against = enough ? speaksAgainst(register, best, tokens, text, taken) : undefined;
    for (let at = best.first; at <= best.last; at += 1) taken.add(at);
    if (against === 'person') continue;
    const rivals = [
      ...rivalsOf(best, candidates).map(({ spelling }) => spelling.organisation),
      ...nearRivals(register, best, tokens),
    ];
    const mention = {
      start: tokens[best.first]?.start ?? 0,
      end: tokens[best.last]?.end ?? 0,
      organisations: [...new Set([best.spelling.organisation, ...rivals])],
      isNoun: isNounInside(best, tokens),
      doubtful: against === 'other' || isThin(best, tokens) || isOnlyPlace(register, best, tokens),
    };
    // Part of a name with a word beside it that is no part of it: somebody else, who is unknown.
    const isAnothers = against === 'other' && best.coverage < wholeName;
    if (enough && !isAnothers) mentions.push(mention);
    else if (
      best.told >= 0.2 &&
      best.matches.some(({ token }) => tokens[token]?.capital || tokens[token]?.text.length)
    )
      weak.push(mention);
  }
  const inOrder = (list: NameMention[]) => list.sort((a, b) => a.start - b.start);
  return { mentions: inOrder(withoutEchoes(withoutCommonNouns(mentions, text))), weak: inOrder(weak) };
}
