import { isCategoryWord } from '#src/language/needs-signs.ts';
import { commonWords, genericWords, givenNames } from './common-words.ts';
import type { Evidence } from './evidence.ts';
import type { Registered } from './register.ts';
import { coordinated } from './roles.ts';
import { type Token, without } from './tokens.ts';
import { findUnread } from './unread.ts';

/** Why a sentence would not be logged without asking. */
export type Doubt =
  | 'nobody'
  | 'whichOne'
  | 'unknownName'
  | 'role'
  | 'nothing'
  | 'scattered'
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
  | 'unreadInList'
  | 'unread';

const mostOrganisations = 3;
/** Something of how it was is said: which way is not clear. */
const wayUnread =
  /\b(?:mote|motet|besok\w*|samtal\w*|telefon\w*|ring(?:de|t|er)?|mejl\w*|mail\w*|epost|e-post|sms\w*|traff|traffade|sags|sag|fikade|motte\w*|moten|met|meeting|call(?:ed|ing)|phon\w*|e-?mail\w*|text\w*|visit\w*|saw|chat\w*|messenger|whatsapp|teams|zoom|jag var|was there|kaffe|fika|bjod\w*|bjuden|drack|lunch|svangde|akte|gick (?:en|dit|forbi|runt)|hos|kom (?:in|hit|forbi)|satt|promenad|sprang|coffee|lunch|sat|walked|dropped|popped|stopped)\b/;
/** "träff med": some mean that they met, some a meeting. */
const meetingOrVisit = /\b\w*traff(?:en)?\b/;
/** They spoke, though not in what way is told. */
const spoke =
  /\b(?:pratade|pratat|snackade|snackat|talade|talat|spoke|talked|chatted|horde av sig|stamde av|fick tag (?:i|pa))\b/;
/** "träffade båda". */
const bothMet =
  /\b(?:traffade|motte|ringde|besokte|mejlade|pratade med|met|called|visited|saw)(?: (?:dem|dom|with))? (?:bada|bagge|alla|samtliga|both|all)\b/;
/** "behöver tolk, ej lokal". */
const notThat = /[,;] (?:men |och |but |and )?(?:inte|ej|icke|not) /;
/** Words with which a need is closed. */
const closing =
  /\b(?:lost|loste|klart|fixat|ordnat|ordnad|fatt(?! (?:avslag|besked|nej|inget|ingen))|hittat|langre|racker(?! (?:inte|ej))|tillrackligt|slipper|found|sorted|solved|enough|anymore|longer)\b/;
const hedged =
  /\?|\b(?:fran|med|from|with) (?:nan|nagon|nagra|en|ett|some|an?) (?:okan\w+ |annan |unknown |other )?(?:forening|klubb|grupp|nr|nummer|association|club|group|number)\b|\bq+ (?:eller|or) \w|\b\w+ (?:eller|or) q|\b(?:undra\w*|fraga\w*|ask\w*|wonder\w*) (?:om|if) (?:de|dom|hon|han|they|we|she|he) (?:far|kan|could|can|may) (?:spela|dansa|sjunga|komma|hjalpa|bidra|visa|stalla|perform|play|sing|help|come)|\b(?:kanske|mojligen|eventuellt|ev|oklart|osaker\w*|tror jag|jag tror|troligen|antagligen|nog|(?<!(?:ingen|fa|knappt nagon) )verkar|maybe|perhaps|probably|possibly|not sure|might|apparently|seems|i think|eller om|eller var det|glom inte|kom ihag|paminn|dela (?:lokal|rum|hall)\w*)\b/;
const negation =
  /\b(?:inte|ej|ingen|inget|inga|aldrig|utan|varken|not|no|never|neither|dont|don't|doesn't|didn't|isn't|won't)\b/g;
/** Negations that deny nothing of what is needed or offered. */
const noMatter =
  /\b(?:inga? (?:problem|fara|kostnad)|inget (?:sarskilt|speciellt)|no (?:problem|charge|cost|rush|hurry)|nothing special|som (?:inte|ej) (?:orkar|kan|vagar|hinner|har)|inte (?:bara|leta|soka)|(?:vi|jag|de|dom|we|i) (?:inte|not) (?:kan|kunde|could|can)|aldrig (?:sandas|skottas|plogas)|inte vagar|knappt)\b/;
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
        ({ surely, role, apart, organisations }) =>
          !surely ||
          (role === 'mentioned' &&
            !apart &&
            !told.some((one) => one.organisations.some((place) => organisations.includes(place)))),
      ),
    ],
    [
      'nothing',
      ways.length === 0 && days.happenedOn === undefined && told.length === 0 && !spoke.test(masked),
    ],
    ['scattered', isScattered(evidence) && !bothMet.test(masked)],
    ['many', places.size > mostOrganisations],
    ['day', days.doubtful],
    ['ways', isWayDoubtful(evidence)],
    [
      'onlyPlanned',
      days.nextOn !== undefined &&
        days.happenedOn === undefined &&
        ways.length === 0 &&
        told.length === 0 &&
        !spoke.test(masked),
    ],
    ['missedNeed', needs.missed],
    [
      'category',
      needs.read.some(({ category, debatable }) => category === 'other' || debatable) ||
        hasListedPurpose(evidence),
    ],
    ['whose', told.some(({ doubtful }) => doubtful)],
    ['onTheSpot', needs.read.some(({ mode }) => mode === 'met')],
    ['negation', hasLooseNegation(evidence)],
    ['hedged', hedged.test(masked)],
    ['closing', closing.test(masked) && !needs.read.some(({ mode }) => mode === 'closed' || mode === 'met')],
    ['unreadInList', hasUnreadInList(evidence)],
    ['unread', findUnread(evidence).length > 0],
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
      if (run.length > 0 && follows && !isNamed && token.text.length > 2 && nameOfActor.test(token.text))
        run.push(token);
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
    const last = words.at(-1);
    if (first === undefined || last === undefined || givenNames.has(first.text)) return false;
    // "Wisla och Linden", of whom one is known.
    const [before, after] = [masked.slice(0, first.start), masked.slice(last.end)];
    if (!first.opens && (/q (?:och|o|and|samt|&) $/.test(before) || /^ (?:och|o|and|samt|&) q/.test(after)))
      return true;
    const inner = first.opens ? words.slice(1) : words;
    if (words.some(({ text }) => nameOfActor.test(text) && !genericWords.has(text))) return true;
    return inner.filter(({ text }) => !register.isArea(text) && !commonWords.has(text)).length >= 2;
  });
}

function isWayDoubtful<T extends Registered>({ masked, ways, days }: Evidence<T>): boolean {
  const [way] = ways;
  if (way === undefined) return wayUnread.test(without(masked, days.plans));
  return ways.length > 1 || (way.way === 'meeting' && meetingOrVisit.test(masked.slice(way.start, way.end)));
}

/** "pengar till fika och västar": what it is for may be a need of its own. */
function hasListedPurpose<T extends Registered>({ masked, needs: { read } }: Evidence<T>): boolean {
  return read.some((one, at) => {
    const before = read[at - 1];
    if (before?.saidFrom !== one.saidFrom || before.category === one.category) return false;
    const between = masked.slice(before.end, one.start);
    return !listing.test(between) || purposeBetween.test(between);
  });
}

const listing = /[,/&+]|\b(?:och|samt|plus|and|eller|or|men|utan)\b/;
const purposeBetween =
  /^ (?:till|for|to|infor|som|who) (?![^.,;]*\b(?:samt|plus|(?:och|and) (?:hjalp|help|nagon|someone))\b)[^.,;]*$/;

/** Whether those met are named apart from each other, not in one list: one of them may be where it was. */
function isScattered({ masked, mentions }: Pick<Evidence<Registered>, 'masked' | 'mentions'>): boolean {
  const met = new Set<number | undefined>();
  return mentions.some((one, at) => {
    if (one.role !== 'contact') return false;
    const [place] = one.organisations;
    const isFirst = met.size === 0;
    const isKnown = met.has(place);
    met.add(place);
    const before = mentions[at - 1];
    if (isFirst || isKnown || before === undefined) return false;
    return !coordinated.test(masked.slice(before.end, one.start));
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
    const after =
      /^ (?:och|o|samt|and|&|\+) (?:(?:en|ett|nya|ny|fler|a|an|some|more|new) )?(\w{4,})(?: (\w+))?/.exec(
        masked.slice(end, end + 60),
      );
    const before = /(\w{4,}) (?:och|o|samt|and|&|\+) (?:(?:en|ett|nya|ny|fler|a|an|some|more|new) )?$/.exec(
      masked.slice(Math.max(0, start - 40), start),
    );
    // "större lokal" says of what sort.
    const isOfSort = after?.[2] !== undefined && isCategoryWord(after[2]);
    return (isUnknown(after?.[1]) && !isOfSort) || isUnknown(before?.[1]);
  });
}

/** A negation that no need or offer was read with, in a sentence that has some. */
function hasLooseNegation<T extends Registered>({ masked, needs }: Evidence<T>): boolean {
  if (needs.read.length === 0) return false;
  if (notThat.test(masked)) return true;
  for (const { index } of masked.matchAll(negation)) {
    if (noMatter.test(masked.slice(Math.max(0, index - 12), index + 30))) continue;
    const isRead = needs.read.some(
      ({ saidFrom, start, end }) =>
        index >= Math.min(saidFrom, start) - 22 && index <= Math.max(end, saidFrom + 30),
    );
    if (!isRead) return true;
  }
  return false;
}
