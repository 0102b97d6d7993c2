import type { NameMention } from './name-conflicts.ts';

// Folded text, in which every name is a run of `q`.
const them =
  '(?:dem|dom|de|henne|honom|hen|them|her|him|it|that|this|ihop|samman|up|vidare|over|on|off|along|folk)';

/** More that leads to the body a matter goes to: "kopplade dem till", "put them on to", "prova hos", "→". */
export const referringWords: readonly string[] = [
  String.raw`\b(?:koppla(?:de|r|t)?|connect(?:ed|ing)?|hook(?:ed|ing)?|put)(?: ${them}){0,3} (?:till|med|on to|onto|through to|up with|with|to|in the way of|in touch with)`,
  String.raw`(?:->|→|=>)`,
  String.raw`\bhanv(?: ${them})?(?: till)?`,
  String.raw`(?:^|[,.:;] |\b(?:jag|och|so i|i) )tips(?:ade|ar|at)?(?: (?:dem|dom))?(?: till)?`,
  String.raw`(?:^|[,.:;] |att )(?:prova|sok|soka|testa|fraga)(?: hos| med)?`,
  String.raw`\b(?:bad|ber|bett|sa at|uppmanade)(?: (?:dem|dom|att)){0,2} (?:prova|soka|testa|fraga|anmala(?: det)?)(?: hos| till| med)?`,
  String.raw`(?:[,.] |\bjag )(?:ber|bad)`,
  String.raw`\b(?:told|asked) them(?: to (?:ring|sign up with|book|join|go to|see|try))?`,
  String.raw`\b(?:hand(?:ed|ing)|give|gave|took|taken|brought)(?: ${them}){0,3} to`,
  String.raw`\bla(?:de|r|gger)?(?: (?:det|den|over|fragan|arendet)){1,3} (?:till|pa|hos)`,
  String.raw`\b(?:felanmal\w*|anmal\w*|arende\w*)(?: (?:gick|gar|det|skickat|vidare))* (?:till|hos)`,
  String.raw`\b(?:gone|off|(?:they're|they are|is|are) to|one's for|that's for)(?: (?:to|try|ask|the))*`,
  String.raw`\bgave them the way to`,
];

const handedOver = new RegExp(
  String.raw`^(?:'s)? ?,? ?(?:${[
    'far (?:ta|losa) (?:det|den|over|hand)',
    'fick (?:arendet|fragan|uppdraget|saken)',
    'far (?:arendet|fragan|saken)',
    'tar (?:over )?(?:arendet|fragan|saken)',
    '(?:ar )?(?:kopplad|kopplat|inkopplad)(?: in)?',
    '(?:is|was) (?:where (?:i|they)|who i|my (?:tip|suggestion|advice))',
    '(?:has|have) (?:it (?:now|from me)|the (?:matter|question|message|case))',
    'ha(?:s|ve) been told',
    'gets? (?:the question|it from me|their (?:number|question))',
    'got their number',
    '(?:is|are) to be told',
    '(?:which )?will (?:hear of it|now get)',
    'on my (?:word|advice)',
  ].join('|')})(?!\w)`,
);
const forThem = /^ (?:at (?:dem|dom|henne|honom)|for (?:dem|deras skull))(?!\w)/;
const asking = /\b(?:fragar|fragade|hor med|kollar|kollar med|namnde|pratar med|mejlar|ringer) ?$/;
const mineAfter =
  /^[^.;q]{0,50}(?:,? (?:said i|i said|i told them(?: to (?:go|try))?|i answered|sa jag|svarade jag|tipsade jag|try there|ask (?:them|there)))(?!\w)/;

/** Whether what stands around a name says that it takes the matter: "Tekniska fick ärendet", "Navet is where I sent them". */
export function takesOver(before: string, after: string): boolean {
  return handedOver.test(after) || (forThem.test(after) && asking.test(before)) || mineAfter.test(after);
}

/** "i söndags sa Slöjdarna att", ", sa Muttern i telefon": without anybody named before, the one who says it was met. */
export const whoSaid =
  /^[^q]*(?:(?:\b(?:man|tis|ons|tors|fre|lor|son)dags|\bigar|\bidag|\bmotet|[,.] ?|") ?(?:sa|sade|sager|namnde|berattade|says|said)|^\W*enligt|^\W*(?:jag )?horde (?:i \w+ |igar |idag )?att) ?$/;

const passingBefore =
  /(?:\b(?:portarna|porten|klockorna|musiken|nycklarna|skylten|\w*jouren|\w*salen|\w*lokalen|\w*rummet|\w*hallen|\w*koket) (?:hos|fran|i|pa)|\b(?:\w+kursen|samarbetet|projektet|festen|kontakten) med|\b(?:grannarna|folk|nagon|grannen) ringer|q[^.;]*\b(?:har|hade|have|has)(?: nu| sjalva)? (?:traffat|kontaktat|pratat med|met)|q (?:\w+ )?(?:fikade|var|satt|stod) hos|\bsom) ?$/;
const passingAfter =
  /^(?:s|'s)? (?:hjalp\b|gor (?:inget|ingenting|inte)|vet om|stoppar|bryr sig|svarar (?:inte|ej)|kommer (?:aldrig|inte)|(?:har|have|has) (?:visst|tydligen|apparently)|ansokan)/;

/** Whether an actor stands only in passing beside one named before: "polisen gör inget", "portarna hos Norrhem". */
export function isInPassing(before: string, after: string): boolean {
  return before.includes('q') && (passingBefore.test(before) || passingAfter.test(after));
}

const atMeeting =
  /^\W*(?:(?:pa|at|vid) )?(?:(?:the|a|an) )?(?:\w+'?s? )?(?:\w*mote|\w*motet|meeting|avstamning|avst|sittning|moten)(?=[^q]{0,40}[:.,](?: |$)| (?:sa|said)?)(?! (?:med|m|with|hos)\b)|(?:pa|at|vid|i) (?:\w*motet|\w*mote|avstamning|sittning|samma mote)(?=[:.,]|$)|\b(?:besokte|traffade|fikade|satt|motte|ringde|visited|met)(?: (?:med|jag|vi))* (?:bada|bagge|both|at both)\b/;
const says =
  /^(?:s|'s)?(?: \w+)?,? (?:(?:som|who) )?(?:har|saknar|soker|behover|vill|lanar|ger|oppnar|skickar|spelar|visar|staller|presenterar|lar|delar|gor|bjuder|onskar|efterlyser|fattas|ska|ar|kan(?! fa\b)|\w{3,}[ae]r|have|has|lack|lacks|need|needs|want|wants|happy|short|offer|offers|can|could|is|are|must|that half)(?!\w)/;
const clauseStart = /(?:^|[,.:;] ?|\b(?:och|men|and|but|medan|while|samt)) ?$/;
const contrasted = /\b(?:men|och|but|and|,) ?$/;
const hasOrLacks =
  /^ (?:har|saknar|behover|soker|staller|fattas|have|has|lack|need)(?! (?:visst|tydligen|nu|redan|fatt))(?!\w)/;
const doing =
  /\b(?:ringde|mejla\w*|maila\w*|skrev|sms\w*|hos|traffade|besok\w*|called|phoned|rang|e?mailed|texted|visited|met|var|pratade|talked|spoke)\b/;

/** Which mentions a sentence of a meeting speaks of alike: "möte: A saknar vinterhage, B har en till övers". */
export function areBothTold(masked: string, mentions: readonly NameMention[]): ReadonlySet<number> {
  const subjects = mentions.flatMap(({ start, end }, at) => {
    const isSubject =
      clauseStart.test(masked.slice(Math.max(0, start - 8), start)) && says.test(masked.slice(end, end + 40));
    return isSubject ? [at] : [];
  });
  if (atMeeting.test(masked)) {
    const isMet = /\b(?:bada|bagge|both)\b/.test(masked);
    return new Set(isMet ? [...mentions.keys()].slice(0, 2) : subjects);
  }
  const [first, second] = mentions;
  if (mentions.length !== 2 || !first || !second || subjects.length !== 2 || doing.test(masked))
    return new Set();
  const alike = [first, second].every(({ end }) => hasOrLacks.test(masked.slice(end, end + 40)));
  return new Set(
    alike && contrasted.test(masked.slice(first.end, second.start)) && first.start === 0 ? [0, 1] : [],
  );
}
