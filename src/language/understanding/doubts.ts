import type { Way } from '#entities/contact.ts';
import type { ReadNeeds } from '#src/language/needs.ts';
import { isCategoryWord } from '#src/language/needs-signs.ts';
import type { Attributed } from './attribution.ts';
import { commonWords, genericWords, givenNames } from './common-words.ts';
import type { NameMention } from './name-mentions.ts';
import type { OccasionDays } from './occasion-days.ts';
import type { Register, Registered } from './register.ts';
import type { RoledMention } from './roles.ts';
import type { Token } from './tokens.ts';

/** Why a sentence would not be logged without asking. */
export type Doubt =
  | 'nobody'
  | 'whichOne'
  | 'unknownName'
  | 'role'
  | 'many'
  | 'day'
  | 'ways'
  | 'onlyPlanned'
  | 'missedNeed'
  | 'category'
  | 'whose'
  | 'onTheSpot'
  | 'negation'
  | 'hedged'
  | 'closing'
  | 'unreadInList';

type Evidence<T extends Registered> = {
  readonly masked: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly RoledMention[];
  readonly weak: readonly NameMention[];
  readonly days: OccasionDays;
  readonly ways: readonly Way[];
  readonly needs: ReadNeeds;
  readonly told: readonly Attributed[];
  readonly register: Register<T>;
};

const mostOrganisations = 3;
/** Words with which a need is closed. */
const closing =
  /\b(?:lost|loste|klart|fixat|ordnat|ordnad|fatt|hittat|langre|racker|tillrackligt|slipper|found|sorted|solved|enough|anymore|longer)\b/;
const hedged =
  /\?|\b(?:kanske|mojligen|eventuellt|ev|oklart|osaker\w*|tror jag|jag tror|troligen|antagligen|nog|verkar|typ|maybe|perhaps|probably|possibly|not sure|might|apparently|seems|i think|eller om|eller var det|glom inte|kom ihag|paminn|dela (?:lokal|rum|hall)\w*)\b/;
const negation =
  /\b(?:inte|ej|ingen|inget|inga|aldrig|utan|varken|not|no|never|neither|dont|don't|doesn't|didn't|isn't|won't)\b/g;
const nameOfActor =
  /(?:forening\w*|klubb\w*|sallskap\w*|forbund\w*|forsamling\w*|stiftelse\w*|kyrka\w*|\bif|\bik|\bbk|\bfk|\bff|\bbrf|\bab|association|club|society)$/;

/** Everything that speaks against logging a sentence without asking. */
export function findDoubts<T extends Registered>(evidence: Evidence<T>): Doubt[] {
  const { masked, mentions, days, ways, needs, told } = evidence;
  const contacts = mentions.filter(({ role }) => role === 'contact');
  const places = new Set(contacts.flatMap(({ organisations }) => organisations.slice(0, 1)));
  const doubts: [Doubt, boolean][] = [
    ['nobody', contacts.length === 0],
    ['whichOne', mentions.some(({ organisations, doubtful }) => organisations.length > 1 || doubtful)],
    ['unknownName', hasUnknownName(evidence)],
    // Whoever is named in passing may as well have been there, unless a need is told of them.
    [
      'role',
      mentions.some(
        ({ surely, role, organisations }) =>
          !surely ||
          (role === 'mentioned' &&
            !told.some((one) => one.organisations.some((place) => organisations.includes(place)))),
      ),
    ],
    ['many', places.size > mostOrganisations],
    ['day', days.doubtful],
    ['ways', ways.length > 1],
    [
      'onlyPlanned',
      days.nextOn !== undefined && days.happenedOn === undefined && ways.length === 0 && told.length === 0,
    ],
    ['missedNeed', needs.missed],
    ['category', needs.read.some(({ category, debatable }) => category === 'other' || debatable)],
    ['whose', told.some(({ doubtful }) => doubtful)],
    ['onTheSpot', needs.read.some(({ mode }) => mode === 'met')],
    ['negation', hasLooseNegation(evidence)],
    ['hedged', hedged.test(masked)],
    ['closing', closing.test(masked) && !needs.read.some(({ mode }) => mode === 'closed' || mode === 'met')],
    ['unreadInList', hasUnreadInList(evidence)],
  ];
  return doubts.filter(([, holds]) => holds).map(([doubt]) => doubt);
}

/** Words in capitals that look like the name of somebody whom the register does not know. */
function hasUnknownName<T extends Registered>({ tokens, mentions, masked, register }: Evidence<T>): boolean {
  let run: Token[] = [];
  const runs: Token[][] = [];
  for (const token of tokens) {
    const isNamed = mentions.some(({ start, end }) => token.start >= start && token.end <= end);
    const last = run.at(-1);
    const follows = last !== undefined && masked.slice(last.end, token.start) === ' ';
    const isCapital = token.capital && !isNamed && !(token.opens && commonWords.has(token.text));
    if (!isCapital) {
      if (run.length > 0 && follows && !isNamed && nameOfActor.test(token.text)) run.push(token);
      if (run.length > 0) runs.push(run);
      run = [];
    } else if (follows) run.push(token);
    else {
      if (run.length > 0) runs.push(run);
      run = [token];
    }
  }
  if (run.length > 0) runs.push(run);
  return runs.some((words) => {
    const [first] = words;
    if (first === undefined || givenNames.has(first.text)) return false;
    const inner = first.opens ? words.slice(1) : words;
    if (words.some(({ text }) => nameOfActor.test(text) && !genericWords.has(text))) return true;
    return inner.filter(({ text }) => !register.isArea(text) && !commonWords.has(text)).length >= 2;
  });
}

/** Something unknown in one list with what is needed or offered: "bollar och västar". */
function hasUnreadInList<T extends Registered>({ masked, needs }: Evidence<T>): boolean {
  const isUnknown = (word: string | undefined) =>
    word !== undefined &&
    !/^q+$/.test(word) &&
    !commonWords.has(word) &&
    !isCategoryWord(word) &&
    !/^(?:behov|sakn|sok|let|erbjud|lana|hyr|vill|har|kan|need|look|offer|want|inte|garna|langre|tack|aterk|ring|mejl|hanvis|tips|skick)/.test(
      word,
    );
  return needs.read.some(({ start, end }) => {
    const after = /^ (?:och|o|samt|and|&|\+) (?:(?:en|ett|nya|ny|fler|a|an|some|more|new) )?(\w{4,})/.exec(
      masked.slice(end, end + 40),
    );
    const before = /(\w{4,}) (?:och|o|samt|and|&|\+) (?:(?:en|ett|nya|ny|fler|a|an|some|more|new) )?$/.exec(
      masked.slice(Math.max(0, start - 40), start),
    );
    return isUnknown(after?.[1]) || isUnknown(before?.[1]);
  });
}

/** A negation that no need or offer was read with, in a sentence that has some. */
function hasLooseNegation<T extends Registered>({ masked, needs }: Evidence<T>): boolean {
  if (needs.read.length === 0) return false;
  for (const { index } of masked.matchAll(negation)) {
    const isRead = needs.read.some(
      ({ saidFrom, start, end }) =>
        index >= Math.min(saidFrom, start) - 22 && index <= Math.max(end, saidFrom + 30),
    );
    if (!isRead) return true;
  }
  return false;
}
