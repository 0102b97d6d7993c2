import type { DateMention } from '#src/language/date-mentions.ts';

// Folded, names as runs of `q`. What the coordinator will do, where only the words right before the day tell it.
const promised = new RegExp(
  String.raw`(?:^ ?|[,.:;] |\b(?:and|so|och|sa) )(?:${[
    "(?:i'?m |i am |we'?re |am )?(?:calling|ringing|phoning|answering|replying|checking|speaking|talking|chatting|writing|visiting|reverting|emailing|mailing|texting|trying|going)(?: (?:again|once more|back|to|with|in|them|her|him|there|on))*",
    '(?:i|we) (?:answer|reply|call|ring|phone|write|visit|meet|speak|talk|follow up|report|check|return|come back|go back)(?: (?:them|her|him|back|again|up|on))*',
    "(?:i'?m|i am|we are|we're) (?:to (?:phone|ring|call|write|visit|report(?: back)?|see|meet)|back)(?: (?:them|her|him|back))*",
    '(?:(?:i|we) )?will (?:ring|try|phone|return(?: to it)?|look in|be back(?: to them)?|answer|reply|pop)(?: (?:them|her|him|again|back|to it))*',
    "(?:they'?ll|they will) hear from me",
    'they get a call',
    'to be rung',
    '(?:another|next) (?:word|call|chat|attempt|try)(?: is)?:?',
    'promised to (?:ring|call|phone|write|visit)(?: (?:them|back))?',
    '(?:back|over) there(?: again)?',
    "(?:we'?re |we are )?in touch again",
    '(?:call|meeting) (?:scheduled|set|planned)(?: with them)?(?: for)?',
    '(?:(?:jag|vi) )?(?:hores|tals|talas)(?: vid)?',
    '(?:nytt|ny)',
    'svar',
    '(?:(?:jag|vi) )?(?:gar igenom|satter (?:mig|oss)|tar itu|fyller i)(?: \\w+){0,4}',
  ].join('|')})(?: (?:on|pa|i|in|the|den|for))? ?$`,
);
const meeting =
  /(?:^ ?|[,.:;] |\bvi |\bq )(?:(?:vi )?(?:sammantrader|mote|traff|besok|samtal|fika|lunch|we meet|meeting))(?: (?:med|with) (?:dem|dom|henne|honom|them))?(?: (?:den|pa|on))? ?$/;

/** Whether a day is that of our next step by the words next to it: "svar på torsdag", "calling Monday", "10 aug igen". */
export function isPlanned(before: string, after: string, isAhead: boolean): boolean {
  const said = before.slice(-70);
  return promised.test(said) || (isAhead && (meeting.test(said) || /^ igen(?=[ .,!]|$)/.test(after)));
}

const weekday =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|man|tis|ons|tors|fre|lor|son)(?:s?dag|day)?';
const pairedAfter = new RegExp(`^ (?:och|and|&) ${weekday}(?!\\w)`);
const pairedBefore = new RegExp(`(?<!\\w)${weekday} (?:och|and|&) $`);
const regular =
  /^ (?:school|lessons?|mornings|evenings|afternoons|nights|classes|training|service|mass)(?!\w)/;
const offered =
  /\b(?:kan|far|could|can|may) (?:be )?(?:lan\w*|del\w*|anvand\w*|hyr\w*|used|shared|borrowed|let)\b[^.;]*$/;

/** Whether a weekday is that of something held each week: "tis o tors", "sunday school", "kan lånas måndag kväll". */
export function isHabit(text: string, { start, end, day }: DateMention): boolean {
  if (day?.kind !== 'weekday' || (day.reach !== undefined && day.reach !== 'coming')) return false;
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 24);
  const isPaired = day.reach === undefined && (pairedAfter.test(after) || pairedBefore.test(before));
  const isOffered =
    offered.test(before) && /^ (?:kvall|morgon|evening|morning|night|eftermiddag)/.test(after);
  return isPaired || regular.test(after) || isOffered;
}

const contacted =
  /\b(?:ringde|mejlade|mailade|skrev|smsade|messade|called|phoned|rang|e?mailed|texted|wrote)\b/;
const whatHappened =
  /[,:] ?(?:(?:de|dom|hon|han|they|she|he)|\w+(?:et|en|na)) (?:fick|beviljades|blev|kom|vann|startade|oppnade|flyttade|stangde|godkandes|got|was granted|won|opened)\b[^,.;]*$/;

/** Whether a day gone by is that of what they tell of: "Wisla ringde, de fick nycklarna i fredags". */
export function isTheirs(before: string, after: string): boolean {
  const cut = before.search(whatHappened);
  if (/^ (?:biljettpengar|intakter|lotteri\w*)/.test(after)) return true;
  return cut > 0 && contacted.test(before.slice(0, cut)) && !contacted.test(before.slice(cut));
}
