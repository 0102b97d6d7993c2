import type { NameMention } from './name-conflicts.ts';
import { areBothTold, isInPassing, referringWords, takesOver, whoSaid } from './role-words.ts';

/** What an actor has to do with the occasion: the contact was with it, a matter goes to it, or it was only named. */
export type Role = 'contact' | 'referral' | 'mentioned';

/** A mention and its role. `surely` is false where grammar did not tell. */
export type RoledMention = NameMention & {
  readonly role: Role;
  readonly surely: boolean;
  /** Grammar sets it apart from whom the contact was with: "vill samarbeta med Wisla". */
  readonly apart: boolean;
};

// Phrases that end where the name begins. Folded text, in which every name is a run of `q`.
const few = '(?: [\\w,/-]+){0,3}';
const toBody = '(?: (?:till|at|hos|to|on to))';
const referring = new RegExp(
  [
    String.raw`\b(?:(?:hanvis|slussa|lotsa|remitter|vidarebefordra|bolla|skicka|overlamna|lamna|lyft|forwarded|refer|direct|point|sent|send|pass)\w*|vidare)${few}${toBody}`,
    String.raw`\b(?:fragan?|arendet?|vidare)${toBody}`,
    String.raw`\b(?:tips|rad)\w*${few} (?:om(?: att)?(?: (?:kolla|prata|snacka|hora|fraga|ga|vanda sig|kontakta|ringa|soka|mejla|maila)${few})?|att (?:kolla|prata|snacka|hora|fraga|ga|vanda sig|kontakta|ringa|soka|mejla|maila)${few})`,
    String.raw`\b(?:bad|bett|uppmana\w*|sa at|sade at|rekommendera\w*|foreslog|foreslar|foreslagit|borde|bor|far|kan|ska|skulle)(?: (?:dem|dom|de|henne|honom|hen|jag|vi|att|de))*(?: att)? (?:prata med|snacka med|kontakta|ringa|mejla|maila|hora av sig till|hora med|kolla med|stamma av med|vanda sig till|ga till|fraga|ansoka hos|soka hos|soka pengar hos|soka bidrag hos)`,
    String.raw`\brekommendera\w*`,
    String.raw`\b(?:told|asked|advised|suggested)${few} (?:to (?:contact|call|ask|talk to|speak to|try|apply to|apply with|write to|email|get in touch with|turn to|go to)|should (?:contact|call|ask|talk to))`,
    String.raw`\b(?:suggested|recommended)(?: (?:they|that they))?(?: (?:contact|try|ask|call))?`,
    ...referringWords,
    String.raw`\b(?:en|for) fraga for`,
    // What the coordinator takes on to ask of them, and whose number was given.
    String.raw`(?:\bjag|\bvi|\boch|\bska|\bskall|\batt|\blovat|\btanker|\bsa|,|\bi|\bwill|\bto)(?: (?:ska|skall|att|will|can|nu|ocksa))* (?:fragar?|kollar? (?:av )?med|hora med|hor med|stamm(?:er|a) av med|pratar? med|snackar? med|lyft(?:er|a) (?:det |fragan )?med|tar (?:det )?(?:upp )?med|mejlar?|ringer?|kontaktar?|ask|check with|talk to|speak to|raise it with)`,
    String.raw`\b(?:ga[vt]|ger|fick|skicka\w*|gave|sent)(?: \w+){0,3} (?:nummer|numret|nr|telefonnumret|mejl(?:en|adressen)?|mailen|adressen|kontakten|kontaktuppgift\w*|uppgift\w*|lank(?:en)?|namnet|number|contact|contacts|details|link|name|e-?mail)(?: (?:till|pa|for|at|of|to))`,
  ]
    .map((one) => `(?:${one})`)
    .join('|')
    .replace(/^/, '(?:')
    .concat(')(?: (?:den|det|the|sin|sina|our|library|kommunens|kommunen|city|stadens)){0,2} ?$'),
);

const wishing =
  '(?:vill|skulle vilja|onskar|behover|soker|letar|forsoker|want(?:s|ed)? to|would like to|like to|need(?:s)? to)';
const namedInPassing =
  /\b(?:om|ang|angaende|gallande|rorande|betraffande|about|regarding|concerning|re|att|that|ifall|for att|kanske kan|kunde|som|precis som|liksom|like|than|an|for)(?: (?:bade|the|den|det|de|en|sin|nya))? ?$/;
const setApart = new RegExp(
  '(?:' +
    [
      String.raw`\b(?:tack vare|med hjalp av|thanks to|with (?:the )?help (?:of|from)|(?:sedan|sen|since|now that))`,
      // "she says Wisla needs": what somebody tells of another.
      String.raw`\b(?:sager|sa|berattar|berattade|menar|menade|tycker|tyckte|enligt|namnde|hort|horde|says|said|tells (?:me|us)|told (?:me|us)|mentioned|thinks|heard|according to)(?: (?:att|that|hur|how))?`,
      String.raw`\b${wishing}(?: [\w-]+){0,4}? (?:med|m|mot|with|traffa|of|lara kanna|know|from|av|fran)`,
      String.raw`\b(?:samarbet\w*|tillsammans|(?<!stotte |sprang )ihop|i kontakt|kontakt|gemensamt|delar?(?: \w+){1,3}|brak\w*|konflikt\w*|tvist\w*|grannar?|cooperat\w*|collaborat\w*|together|in touch|shar(?:e|es|ing)(?: \w+){1,3})(?: (?:med|m|with))`,
      String.raw`\b(?:hjalpa|stotta|bjuda in|sponsra|bjod in|help|support|invite)(?: till)?`,
      String.raw`\b(?:lana\w*|hyr\w*|dela\w*|ge|ger|skank\w*|erbjud\w*|sponsr\w*|bidra\w*|stalla upp|lend|give|offer|donate|rent)(?: [\w-]+){1,4} (?:till|at|to)`,
      String.raw`\b(?:got|gets?|received|bought|comes?|came)(?: [\w-]+){0,3} (?:from|by|off)`,
      String.raw`\b(?:fatt|fick|far)(?: (?!mejl|mail|sms|samtal|besok|telefon|brev|meddelande|hora|veta|ett|fragan?|e-?post)[\w-]+){1,6} (?:av|fran|hos)`,
      String.raw`\b(?:fatt|fick|far)(?: (?:pengar|pengarna|bidrag|stod|medel|lokal|det|den|dem|lov))?(?: (?:av|fran|hos|from))`,
      String.raw`\b(?:lana|hyra|fa|kopa|hjalp|pengar|bidrag|stod|svar|borrow|rent|get|rents|lanar|hyr|avslag)(?: [\w-]+){0,2} (?:av|fran|hos|from|of|i|pa|at)`,
    ].join('|') +
    ')(?: (?:bade|the|den|det|de|en|sin|nya))? ?$',
);

const contactVerb = String.raw`(?:traffa\w*|traff(?:en)?|motte|mote\w*|\w+mote\w*|besok\w*|sags|sag|ring(?:de|t|er)|rang|prata\w*|snacka\w*|tala\w*|mejl\w*|mail\w*|e-?post\w*|skrev|skriv\w*|sms\w*|mess\w*|chatt?\w*|fika\w*|halsa\w*|var|va|varit|satt|hord\w*|samtal\w*|telefon\w*|kontakt(?:ade|at)|svangde|tittade?|titta\w*|kika\w*|sprang|stotte|stott|avstamning\w*|gick|akte|lunch\w*|kaffe|promenad\w*|hej|met|meet|visit\w*|call\w*|spoke|talk\w*|saw|phone\w*|e-?mail\w*|text\w*|meeting|chat\w*|dropped|stopped|popped|coffee|went|been|was|bumped|ran|uppringd|stod|pass(?:erade)?|samling|dialog\w*|workshop\w*|intervju\w*|sittning\w*|avst)`;
const meeting = new RegExp(
  `(?:^|\\b)${contactVerb}(?: (?!att\\b|om\\b|som\\b|that\\b|about\\b|who\\b|ang\\b|angaende\\b|gallande\\b|kring\\b|regarding\\b|de\\b|dom\\b|they\\b)[\\w:.,@/-]+){0,7}? ?(?:[,:] ?)?(?:(?:med|m|hos|mellan|between|pa|av|till|fran|frn|in|forbi|i|vid|utanfor|with|w|by|at|from|to|into|outside|upp|of|styrelsen for|styrelsen i|kassoren i|ordforanden i|en fran)\\b ?)*(?:(?:bade|the|den|det|folk|nagra|alla|gamla|both|man|gang(?:et)?) ?)*$`,
);
/** Who wrote or rang stands before it: whoever comes after the comma is somebody else. */
const saidItself =
  /(?:q|\b(?:de|dom|hon|han|they|she|he)) (?:(?:nyss|igar|idag|har|precis) )?(?:ringde|rang|mejla(?:de|r)|maila(?:de|r)|skrev|skriver|smsade|messade|horde av sig|called|phoned|e?-?mailed|texted|wrote|messaged)(?: \w+)?[,:] ?$/;
const justBefore = /(?:^|[\s(,.:;!-])(?:hos|med|m|w|with|fran|frn|from) ?$/;
const placeBefore = /\b(?:pa|i|vid|utanfor|at|in|outside|near)(?: the)? ?$/;

const contactAfter =
  /^(?:s|')?(?: (?:styrelse\w*|ordf\w*|ordforande\w*|kassor\w*|ledare\w*|\w+)){0,2} (?:(?:har |hade )?(?:ringde|ringt|ringer|ringde upp|mejlade|mejlat|mejlar|mailade|mailat|mailar|skrev|skriver|smsade|sms:ade|sms|smsar|messade|messar|horde av|hort av|hor av|kom forbi|kom in|besokte|kontaktade|chattade|bjod in|traffade jag|traffade vi|motte jag|sprang jag|stotte jag|motte jag|called|phoned|rang|e-?mailed|mailed|texted|wrote|messaged|came by|dropped by|got in touch))\b/;
const topicAfter = /^ ?(?::| -|- )/;
const joined = /^ (?:ihop|tillsammans|together|along) /;
/** What stands between names of one list. */
export const coordinated =
  /^(?: ?(?:,|och|o|&|\+|samt|and|n|resp|respektive|plus|bade|\/|med flera|(?:ihop|tillsammans|together|along) (?:med|with)(?: the)?)){1,2} ?$/;

/** A sentence's part before a place, as far as it matters. */
function beforeOf(text: string, at: number): string {
  const from = Math.max(0, at - 110);
  const before = text.slice(from, at);
  const cut = Math.max(
    before.lastIndexOf('. '),
    before.lastIndexOf('! '),
    before.lastIndexOf('? '),
    before.lastIndexOf('\n'),
    before.lastIndexOf('; '),
  );
  return cut === -1 ? before : before.slice(cut + 2);
}

type Told = { readonly role: Role; readonly strength: 'said' | 'weak' | 'place'; readonly apart?: boolean };

function tellRole(text: string, { start, end }: NameMention): Told {
  const before = beforeOf(text, start);
  const after = text.slice(end, end + 60);
  const isTipped = /\btips\w* $/.test(before) && /^ om \S/.test(after);
  if (referring.test(before) && !isTipped) return { role: 'referral', strength: 'said' };
  if (text.slice(0, start).includes('qq') && takesOver(before, after))
    return { role: 'referral', strength: 'said' };
  if (whoSaid.test(text.slice(Math.max(0, start - 110), start))) return { role: 'contact', strength: 'said' };
  if (isInPassing(before, after)) return { role: 'mentioned', strength: 'said', apart: true };
  if (setApart.test(before)) return { role: 'mentioned', strength: 'said', apart: true };
  if (namedInPassing.test(before)) return { role: 'mentioned', strength: 'said' };
  if (contactAfter.test(after)) return { role: 'contact', strength: 'said' };
  if (!saidItself.test(before) && (meeting.test(before) || justBefore.test(before))) {
    const isPlace =
      placeBefore.test(before) &&
      !/\b(?:var|va|varit|inne|forbi|besok\w*|halsa\w* pa|ringde|was|been)\b[^.]{0,24}$/.test(before);
    return { role: 'contact', strength: isPlace ? 'place' : 'said' };
  }
  if (before.trim() === '' && topicAfter.test(after)) return { role: 'contact', strength: 'said' };
  return { role: 'contact', strength: 'weak' };
}

/**
 * What each actor named in a text has to do with it. `masked` is the folded text with every name as a run of `q`.
 * At most one is referred to; without anybody whom grammar makes the contact, the first one named is.
 */
export function tellRoles(masked: string, mentions: readonly NameMention[]): RoledMention[] {
  const told: Told[] = [];
  for (const [at, mention] of mentions.entries()) {
    const previous = mentions[at - 1];
    const last = told.at(-1);
    const isListed = previous !== undefined && coordinated.test(masked.slice(previous.end, mention.start));
    const own = tellRole(masked, mention);
    // "träffade Wisla ihop med Linden": both were met.
    const isJoined = isListed && joined.test(masked.slice(previous.end, mention.start));
    const isLast = isListed && (own.strength !== 'said' || isJoined);
    told.push(isLast && last !== undefined ? last : own);
  }
  const both = areBothTold(masked, mentions);
  for (const [at, one] of told.entries())
    if (both.has(at) && (one.role === 'contact' || one.strength !== 'said' || !one.apart))
      told[at] = { role: 'contact', strength: 'said' };
  const hasContact = told.some(({ role, strength }) => role === 'contact' && strength === 'said');
  const contacts = new Set<number>();
  for (const [at, { role, strength }] of told.entries())
    if (role === 'contact' && strength === 'said')
      for (const one of mentions[at]?.organisations ?? []) contacts.add(one);
  // Of a list, "Lyktan och Kulturskolan på avstämning", nobody was met alone.
  for (const [at, one] of told.entries()) {
    const group = told.flatMap((other, place) => (other === one ? [place] : []));
    const isMet = group.some((place) => mentions[place]?.organisations.some((met) => contacts.has(met)));
    if (one.role === 'contact' && one.strength === 'weak' && group.length > 1 && isMet)
      for (const place of group) told[place] = { role: 'contact', strength: 'said' };
    if (told[at] !== one) for (const met of mentions[at]?.organisations ?? []) contacts.add(met);
  }
  let isFirst = !hasContact;
  return mentions.map((mention, at) => {
    const { role, strength, apart = false } = told[at] ?? { role: 'mentioned', strength: 'weak' };
    if (role !== 'contact' || strength === 'said') return { ...mention, role, surely: true, apart };
    if (mention.organisations.some((one) => contacts.has(one)))
      return { ...mention, role: 'contact', surely: true, apart };
    const previous = mentions[at - 1];
    const isListed = previous && told[at - 1] === told[at];
    const opensClause =
      !hasContact && /(?:^|[,.;!?] |\n)$/.test(masked.slice(Math.max(0, mention.start - 2), mention.start));
    if (isFirst || (!hasContact && isListed) || opensClause) {
      isFirst = false;
      return { ...mention, role: 'contact', surely: !opensClause || at === 0, apart };
    }
    return { ...mention, role: 'mentioned', surely: strength !== 'place', apart };
  });
}
