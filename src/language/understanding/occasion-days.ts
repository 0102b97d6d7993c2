import type { DateTime } from 'luxon';
import { type DateMention, findDateMentions } from '#src/language/date-mentions.ts';
import type { FoldedText } from '#src/language/folded-text.ts';
import { resolveDay } from '#src/language/named-days.ts';

/** The days a text tells of, and whether it may be meant otherwise. */
export type OccasionDays = {
  /** When the contact was; undefined when no day is named. */
  readonly happenedOn: DateTime | undefined;
  /** When the coordinator goes on with it. */
  readonly nextOn: DateTime | undefined;
  /** A day is spoken of that could not be told, or two that contradict each other. */
  readonly doubtful: boolean;
  /** Where days are named. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
};

// What the coordinator, or both, will do. Folded.
const plan = new RegExp(
  String.raw`\b(?:aterkom\w*|aterkopp\w*|(?:ringer|ringa|ring|mejlar|mejla|mailar|maila|skriver|svarar|svara|besoker|besoka|traffar|traffa|traffas|motas|ses|hors|hor av|hora av|horas|horas av)|(?:in)?bok(?:at|ade|ad|ar|a)|nytt? (?:mote|samtal|besok|traff|forsok|avstamning)|ny (?:traff|tid|avstamning|kontakt)|nasta (?:mote|traff|avstamning|samtal|steg|besok|kontakt|gang|uppfoljning)|uppfolj\w*|foljer upp|folja upp|folj upp|kommer (?:tillbaka|dit|forbi|ater|hit)|aker (?:dit|tillbaka|forbi)|gar (?:dit|forbi|tillbaka)|svanger forbi|tittar (?:forbi|in)|tar (?:det|upp|ny|kontakt|tag)|kollar|kolla|stammer av|stamma av|avstamning|paminn\w*|ska (?:vi |jag )?(?:ha |ses|traff\w*|ring\w*|mejla|maila|aterkomma|hora|besoka|folja|dit|prata|stamma|boka|kolla|tillbaka)|skall? |vill ses|kan ses)\b|\b(?:` +
    `will (?:call|ring|email|mail|get back|see|meet|follow|visit|be back|check|contact|write|return|talk|speak)|(?:i'?ll|we'?ll|going to) |follow(?:ing)?[ -]?up|get(?:ting)? back|call(?:ing)? (?:them|her|him|back|again)|meet(?:ing)? (?:them|again|up|her|him)|seeing (?:them|her|him)|see (?:them|her|him|you)|next (?:meeting|call|step|contact|visit)|new meeting|booked|check(?:ing)? (?:in|back)|speak again|talk again|back (?:on|in)|returning|remind me|let'?s)`,
);
// What others do then: no step of ours.
const ofOthers =
  /\b(?:konsert\w*|festival\w*|fest(?:en)?|forestallning\w*|cup(?:en)?|match\w*|arsmote\w*|loppis\w*|lager|lagret|premiar|invigning|\w*marknad\w*|oppnar|stanger|flyttar|turnering\w*|senast|deadline|sista dag\w*|sista ansokningsdag\w*|concert|party|festival|opens|due|annual)\b/;
const wanting =
  /\b(?:behov(?:er|de|s|t)?|saknar|soker|letar|vill ha|skulle behova|onskar|efterlyser|lana|hyra|need(?:s|ed)?|looking for|want(?:s)?|lokal\w*|hall\w*|can (?:lend|help)|kan (?:lana|hjalpa|stalla|bidra))\b/;
const notThatDay =
  /\b(?:sedan|sen|since|senast|fore|innan|efter|after|until|till|tills|before|by|due|fran|from|infor|from och med|varje|med start|alla|var|fram till)(?: (?:den|the))? ?$/;
const past =
  /\b(?:traffade|traffat|traffa|motte|besokte|besokt|besok|ringde|ringt|mejlade|mejlat|mailade|mailat|mejl|mail|skrev|skrivit|pratade|snackade|talade|halsade|var|va|varit|satt|hade|sags|horde|sms|smsade|messade|chattade|fick|gick|sprang|stotte|samtal|mote|met|visited|called|spoke|talked|saw|rang|phoned|emailed|texted|had|was|meeting|tittade|svangde|i)\b/;
/** Words that place something in time without naming its day. */
const vague =
  /(?<!\b(?:sedan|sen|since) )\b(?:i helgen|haromdagen|haromkvallen|forra (?:veckan|manaden|aret)|i forra veckan|nyligen|for ett tag sedan|for ett tag sen|tidigare i veckan|i veckan|i borjan av veckan|i (?:somras|vintras|hostas|varas)|(?:nagra|ett par) (?:dagar|veckor) (?:sen|sedan)|last (?:week|month|weekend)|the other day|recently|earlier this week|a few days ago|some (?:days|weeks) ago|at the weekend|a while (?:ago|back))\b/;
const vagueNext =
  /\b(?:nasta (?:vecka|manad|ar)|next (?:week|month|year)|efter (?:jul|nyar|helgen|sommaren|semestern)|i (?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)|om (?:nagra|ett par) (?:dagar|veckor|manader)|in a few (?:days|weeks)|framover|snart igen|i helgen|till veckan|senare i veckan|this weekend)\b/;

function sentenceAround(text: string, { start, end }: DateMention): { before: string; after: string } {
  const before = text.slice(Math.max(0, start - 120), start);
  const cut = Math.max(...['. ', '! ', '? ', '\n', '; ', ' - '].map((sign) => before.lastIndexOf(sign)));
  const after = text.slice(end, end + 80);
  const next = after.search(/[.!?](?: |$)|[\n;]| - /);
  return {
    before: cut === -1 ? before : before.slice(cut + 1),
    after: next === -1 ? after : after.slice(0, next),
  };
}

/** The nearest clause of a sentence: what stands since the last comma or conjunction with a new verb. */
function clauseBefore(before: string): string {
  const cut = before.search(/(?:,|\b(?:och|men|o|sa|and|but|so)\b)[^,]*$/);
  return cut === -1 ? before : before.slice(cut);
}

type Read = {
  readonly on: DateTime;
  readonly as: 'past' | 'next' | 'other' | 'unclear';
  readonly firm: boolean;
};

function lastBackStep(mention: DateMention, now: DateTime): DateTime | undefined {
  const { day } = mention;
  if (day?.kind !== 'weekday' || day.reach !== 'last') return undefined;
  return now.startOf('day').minus({ days: 8 });
}

function readMention(text: string, mention: DateMention, now: DateTime): Read | undefined {
  const { day, besideWeekday } = mention;
  if (day === undefined) return undefined;
  const said = text.slice(mention.start, mention.end);
  if (/^(?:i )?(?:forra|nasta) veckan?$|^(?:last|next|past) week$|^i helgen$/.test(said.trim()))
    return undefined;
  const today = now.startOf('day');
  const { before, after } = sentenceAround(text, mention);
  const clause = clauseBefore(before);
  const excluded = notThatDay.test(before.slice(-24));
  const isWhole = day.kind === 'date' && day.year !== undefined;
  const back = resolveDay(day, now, 'back', besideWeekday);
  const forward = isWhole ? back : resolveDay(day, now, 'forward', besideWeekday);
  if (back === undefined || forward === undefined) return undefined;
  const isYesterdays = /^(?:forra|last)\b/.test(said) && today.diff(back, 'days').days === 1;
  const pastDay = isYesterdays ? (lastBackStep(mention, now) ?? back) : back;

  const isLastWeeks = day.kind === 'weekday' && /\bforra veckans $/.test(before);
  if (isLastWeeks)
    return { on: resolveDay({ ...day, reach: 'lastWeek' }, now, 'back') ?? back, as: 'past', firm: true };
  const reach = day.kind === 'weekday' ? day.reach : undefined;
  const isFixed = isWhole || (day.kind === 'date' && day.relative);
  const surelyPast = reach === 'last' || reach === 'lastWeek' || (isFixed && back <= today);
  const surelyNext = reach === 'coming' || reach === 'nextWeek' || (isFixed && forward > today);
  const planned =
    plan.test(`${clause} `) ||
    /^(?: \w+){0,2} (?:ses|hors|ringer|traffas|aterkommer|foljer)\b/.test(after) ||
    plan.test(` ${after.slice(0, 30)}`);

  if (surelyPast) {
    if (excluded) return { on: pastDay, as: 'other', firm: false };
    return { on: pastDay, as: 'past', firm: !isYesterdays };
  }
  if (surelyNext) {
    if (excluded && !planned) return { on: forward, as: 'other', firm: true };
    if (planned && !ofOthers.test(clause)) return { on: forward, as: 'next', firm: true };
    if (wanting.test(clause) || ofOthers.test(clause) || ofOthers.test(after))
      return { on: forward, as: 'other', firm: true };
    return { on: forward, as: 'unclear', firm: false };
  }
  // A date or weekday that may be either side of today.
  if (excluded && !planned) return { on: forward, as: 'other', firm: false };
  if (planned && !/\b(?:traffade|ringde|mejlade|var|besokte|hade)\b(?! (?:igen|nytt))[^,.]*$/.test(clause))
    return { on: forward, as: ofOthers.test(clause) ? 'other' : 'next', firm: true };
  if (ofOthers.test(clause)) return { on: forward, as: 'other', firm: false };
  const daysBack = today.diff(pastDay, 'days').days;
  const daysAhead = forward.diff(today, 'days').days;
  const isNearPast = day.kind === 'weekday' || daysBack <= 92;
  if (past.test(before) || before.trim() === '' || past.test(after.slice(0, 30))) {
    if (wanting.test(clause)) return { on: forward, as: 'other', firm: false };
    // "måndagen den 9 november": the weekday says which side of today it is on, or contradicts the date.
    // Written on a Wednesday, "ons" may be today or a week ago.
    const isTodays = day.kind === 'weekday' && daysBack === 0 && reach === undefined;
    if (isTodays) return { on: pastDay, as: 'past', firm: false };
    const isTold = besideWeekday !== undefined && pastDay.weekday === besideWeekday;
    return { on: pastDay, as: 'past', firm: isTold || (isNearPast && daysBack <= daysAhead * 3) };
  }
  if (wanting.test(clause)) return { on: forward, as: 'other', firm: true };
  return daysBack <= daysAhead
    ? { on: pastDay, as: 'past', firm: day.kind !== 'weekday' }
    : { on: forward, as: 'unclear', firm: false };
}

function isOfWeekday(on: DateTime, { besideWeekday }: DateMention): boolean {
  return besideWeekday === undefined || on.weekday === besideWeekday;
}

// Nobody logs what was so long ago, or plans so far ahead, without meaning another year.
const longAgo = { days: 366 };
const farAhead = { days: 732 };

function isFarAway(happened: DateTime | undefined, next: DateTime | undefined, now: DateTime): boolean {
  return (
    (happened !== undefined && happened < now.minus(longAgo)) ||
    (next !== undefined && next > now.plus(farAhead))
  );
}

/** "12.11" may be a date or a time. */
const loneNumbers = /(?<![\d.:,/-])(?<!\bkl\.? ?)(?:[012]?\d|3[01])[./](?:0?\d|1[0-2])(?![\d.:/%-]|[,]\d)/g;

/** Reads the day of the contact and the day of the next step from a folded text in which names are masked. */
export function readOccasionDays(folded: FoldedText, now: DateTime): OccasionDays {
  const { text } = folded;
  const reads: Read[] = [];
  // Days are counted on the calendar, where no zone has a part; each look into a zone's history takes luxon long.
  const wallClock = now.setZone('utc', { keepLocalTime: true });
  const here = (day: DateTime | undefined) => day?.setZone(now.zone, { keepLocalTime: true });
  const spans: OccasionDays['spans'][number][] = [];
  for (const mention of findDateMentions(folded, wallClock)) {
    spans.push(mention);
    const read = readMention(text, mention, wallClock);
    if (read !== undefined) reads.push({ ...read, firm: read.firm && isOfWeekday(read.on, mention) });
  }
  const pasts = reads.filter(({ as }) => as === 'past');
  const nexts = reads.filter(({ as }) => as === 'next');
  const [happened] = pasts;
  const [next] = nexts;
  const contradicts = pasts.some(({ on }) => happened && !on.hasSame(happened.on, 'day'));
  const manySteps = nexts.some(({ on }) => next && !on.hasSame(next.on, 'day'));
  const isVague =
    (happened === undefined && vague.test(text)) ||
    (next === undefined && vagueNext.test(text) && plan.test(text));
  return {
    happenedOn: here(happened?.on),
    nextOn: here(next?.on),
    spans,
    doubtful:
      contradicts ||
      isFarAway(happened?.on, next?.on, wallClock) ||
      [...text.matchAll(loneNumbers)].some(
        ({ index }) => !spans.some(({ start, end }) => index >= start && index < end),
      ) ||
      manySteps ||
      isVague ||
      reads.some(({ as, firm }) => as === 'unclear' || (!firm && as !== 'other')),
  };
}
