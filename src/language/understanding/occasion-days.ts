import type { DateTime } from 'luxon';
import { type DateMention, findDateMentions } from '#src/language/date-mentions.ts';
import type { FoldedText } from '#src/language/folded-text.ts';
import { resolveDay } from '#src/language/named-days.ts';
import { isHabit, isPlanned, isTheirs } from './occasion-plans.ts';

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
  /** What is told of the next step: "ringer ordföranden i morgon". */
  readonly plans: readonly { readonly start: number; readonly end: number }[];
};

// What the coordinator, or both, will do. Folded.
const plan = new RegExp(
  String.raw`\b(?:aterkom\w*|aterkopp\w*|(?:ater|ak|uppf|testar|provar|forsoker)(?= +$|\. +$| (?:pa|i|den|om) +$)|(?<!\b(?:de|dom|hon|han|som|q+) )(?:gar|planerar|tittar|jobbar|pratar|snackar|diskuterar|spikar|sitter|fikar|lunchar)(?: \w+){0,5} (?:ihop|tillsammans|vidare|mer)\b|fortsatter|kommer till (?:mig|oss)|(?:ringer|ringa|ring|mejlar|mejla|mailar|maila|skriver|svarar|svara|besoker|besoka|traffar|traffa|traffas|motas|ses|hors|hor av|hora av|horas|horas av)|(?:in)?bok(?:at|ade|ad|ar|a)|(?:testar|provar|forsoker|gor ett|nytt)(?: (?:att|ringa|na|dem|dom|forsok))* (?:igen|pa nytt|forsok)|(?:slar|sla) en signal|komma (?:tillbaka|ater|forbi|dit)|(?:ger|ge|lamnar|lamna|far)(?: \w+)? (?:svar|besked)|tittar till|aker ut|sticker (?:dit|forbi)|tar kontakt|pratas vid|pratar vidare|syns|hor(?:a)? (?:hur|med|av)|nytt? (?:mote|samtal|besok|traff|forsok|avstamning)|ny (?:traff|tid|avstamning|kontakt)|nasta (?:mote|traff|avstamning|samtal|steg|besok|kontakt|gang|uppfoljning)|uppfolj\w*|foljer upp|folja upp|folj upp|kommer (?:tillbaka|dit|forbi|ater|hit)|aker (?:dit|tillbaka|forbi)|gar (?:dit|forbi|tillbaka)|svanger forbi|tittar (?:forbi|in)|tar (?:det|upp|ny|kontakt|tag)|kollar|kolla|stammer av|stamma av|avstamning|paminn\w*|ska (?:vi |jag )?(?:ha |ses|traff\w*|ring\w*|mejla|maila|aterkomma|hora|besoka|folja|dit|prata|stamma|boka|kolla|tillbaka)|skall? |vill ses|kan ses)\b|\b(?:` +
    `(?<!(?:they|he|she|who|that|it|which|q) )will (?:call|ring|e-?mail|get back|go back|go|come|drop|pop|see|meet|follow|visit|be back|check|contact|write|return|talk|speak)|(?:i'?ll|we'?ll|going to) |follow(?:ing)?[ -]?up|get(?:ting)? back|(?:ring|call|phone|write|mail|email|come|go|pop|report)(?:ing)? back|try(?:ing)? (?:\\w+ )?again|(?:drop|pop|stop|swing)(?:ping)? (?:by|in) again|touch base|be in touch|(?:^|[.,;!] )will (?:\\w+ )?(?:check|ring|call|try|visit|mail|email|go|get|see|meet|follow|be)|(?:call|ring|phon|e?-?mail|text|contact)(?:ing)? (?:them|her|him|back|again|the chair)|meet(?:ing)? (?:them|again|up|her|him)|seeing (?:them|her|him)|see (?:them|her|him|you)|next (?:meeting|call|step|contact|visit)|new meeting|booked|check(?:ing)? (?:in|back)|speak again|talk again|(?<!\\b(?:went|came|got|gone|been|drove|called|rang|ran|wrote) )back (?:on|in|to|with)|(?<!\\b(?:was|were|got|been) )in touch(?: again)?|returning|remind me|let'?s)`,
);
// What others do then: no step of ours.
const ofOthers =
  /\b(?:konsert\w*|festival\w*|fest(?:en)?|forestallning\w*|cup(?:en)?|match\w*|arsmote\w*|loppis\w*|lager|lagret|premiar|invigning|\w*marknad\w*|oppnar|stanger|flyttar|turnering\w*|senast|deadline|sista dag\w*|sista ansokningsdag\w*|concert|party|festival|opens|due|annual)\b/;
// "lovade återkomma senast fredag": our own promise has its last day too.
const promisedBy =
  /\b(?:aterkom\w*|svara|ge (?:svar|besked)|hora av mig|ringa|mejla|maila|get back|call|reply|answer)(?: \w+){0,3} senast $/;
// Right before a day it is the day of that: "jubileet är 5 december", "invigningen 21 november", "resa den 22:a".
const occasion =
  '\\w*(?:fest|jubile|invigning|konsert|festival|forestallning|premiar|turnering|cup|match|loppis|marknad|lager|arsmote|stamma|dag|vecka|kvall|resa|resan|utflykt|lopp|tavling|uppvisning|utstallning|vernissage|basar|bazar|karneval|parad|mingel|iftar|eid|valet|kurs|forelasning|workshop|start|oppning|sasong|disputas|kalas|party|fair|opening|anniversary|trip|game|tournament|show|ceremony|agm|deadline|gala|race|election)(?:en|et|n|t|er|ar|arna|erna|s)?';
const ofOccasion = new RegExp(
  String.raw`\b(?:${occasion}(?: (?:ar|blir|is|are|halls|infaller|startar|borjar|pa|i ar|on|the|nu))*|(?:ar|blir|is|are|infaller|(?<!jag |vi )kommer|borjar|startar|slutar|oppnar|stanger|gar ut|loper ut|upphor|hojs|sanks|rivs|stangs|oppnas|renoveras|firar|opens|closes|starts|ends|begins|comes|expires|runs out|fyller(?: \d+)?(?: ar)?|turns(?: \d+)?))(?: (?:den|on|the|ca|runt))? ?$`,
);
// "till resa den 22 november", "inför 8 mars": what the thing is for.
const ofPurpose =
  /\b(?:till|tills|for|infor|fore|to|before|om|ang|angaende|about)(?: [\w-]+){1,4}?(?: (?:den|on|the|pa))? ?$/;
const attended =
  /^\W*(?:pa|vid|under|efter|at) (?:ett |det |the )?\w*(?:mote|motet|traffen|meeting|festen|konserten|invigningen)\b[^,.;]*$|\b(?:var|va|varit|besokte|besokt|traffade|traffa|sag|gick|ledde|deltog|hangde|was|went|attended|visited|saw)\b(?: (?:jag|vi|i|we))?(?: (?:med|pa|i|vid|till|at|to|on))?[^,.;]*$/;
const metAfter = /^ ?(?:traffade|motte|besokte|var|va|gick|sag|sags|met|saw|visited)\b/;
const newClause = /\b(?:for|eftersom|men|och|because|but|and) $/;
const otherHappened =
  /^ (?:kom|fick|hande|dok|blev|brann|gick|came|got|broke) (?:det|de|dom|hon|han|en|ett|they|it)\b/;
const wanting =
  /\b(?:behov(?:er|de|s|t)?|saknar|soker|letar|vill ha|ville ha|bidrag|pengar|skulle behova|onskar|efterlyser|lana|hyra|need(?:s|ed)?|looking for|want(?:s)?|lokal\w*|hall\w*|can (?:lend|help)|kan (?:lana|hjalpa|stalla|bidra))\b/;
const notThatDay =
  /\b(?:sedan|sen|since|senast|fore|innan|efter|after|until|till|tills|before|by|due|fran|from|infor|from och med|varje|med start|alla|var|fram till)(?: (?:den|the))? ?$/;
const past =
  /\b(?:traffade|traffat|traffa|motte|besokte|besokt|besok|ringde|ringt|mejlade|mejlat|mailade|mailat|mejl|mail|skrev|skrivit|pratade|snackade|talade|halsade|var|va|varit|satt|hade|sags|horde|sms|smsade|messade|chattade|fick|gick|sprang|stotte|samtal|mote|met|visited|called|spoke|talked|saw|rang|phoned|emailed|texted|had|was|meeting|tittade|svangde|popped|dropped|stopped|nipped|looked|sat|ran|ate|drank|went|came|wrote|texted|drack|at|akte|dok|stod|svarade|\w{3,}(?:ade|ed)|i)\b/;
/** Words that place something in time without naming its day. */
const vague =
  /(?<!\b(?:sedan|sen|since) )\b(?:i helgen|haromdan|haromdagen|haromkvallen|forra (?:veckan|manaden|aret)|i forra veckan|nyligen|for ett tag sedan|for ett tag sen|tidigare i veckan|i veckan|i borjan av veckan|i (?:somras|vintras|hostas|varas)|(?:nagra|ett par) (?:dagar|veckor) (?:sen|sedan)|last (?:week|month|weekend)|the other day|recently|earlier this week|a few days ago|some (?:days|weeks) ago|at the weekend|a while (?:ago|back))\b/;
const vagueNext =
  /\b(?:nasta (?:vecka|manad|ar)|next (?:week|month|year)|efter (?:jul|nyar|helgen|sommaren|semestern)|i (?:jan(?:uari)?|feb(?:ruari)?|mars|april?|maj|juni?|juli?|aug(?:usti)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)|v(?:ecka)?\.? ?\d\d?|om (?:en|nan|nagon)? ?(?:dryg|knapp|ungefar|nagra|ett par)(?: en)? (?:dagar|vecka|veckor|manad|manader)|in a few (?:days|weeks)|framover|snart igen|i helgen|till veckan|senare i veckan|this weekend)\b/;

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

/** What still belongs to a day that stands before it: as far as the next comma, or "och" with a verb. */
function clauseAfter(after: string): string {
  const cut = after.search(/,|\b(?:men|but)\b/);
  return cut === -1 ? after : after.slice(0, cut);
}

/** "avstämning med Wisla 6/5", where a note begins: what was, not what is planned. */
const opensWithMeeting =
  /^\W*(?:avstamning|avst|mote|traff|besok|samtal|sittning)\.? (?:med|hos) [q, och&]+$/;

type Read = {
  readonly on: DateTime;
  readonly as: 'past' | 'next' | 'other' | 'unclear';
  readonly firm: boolean;
};

function weekBefore({ day }: DateMention, back: DateTime): DateTime | undefined {
  return day?.kind === 'weekday' && day.reach === 'last' ? back.minus({ days: 7 }) : undefined;
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
  // "förra måndagen", written on a Wednesday: nobody says so of a day of the same week, least of all of yesterday.
  const isYesterdays =
    day.kind === 'weekday' && /^(?:forra|last)\b/.test(said) && today.diff(back, 'days').days === 1;
  const isThisWeeks = /^forra\b/.test(said) && back.hasSame(today, 'week');
  const pastDay = isYesterdays || isThisWeeks ? (weekBefore(mention, back) ?? back) : back;

  const isLastWeeks = day.kind === 'weekday' && /\bforra veckans $/.test(before);
  if (isLastWeeks)
    return { on: resolveDay({ ...day, reach: 'lastWeek' }, now, 'back') ?? back, as: 'past', firm: true };
  const reach = day.kind === 'weekday' ? day.reach : undefined;
  // "ons 11/11": the weekday tells on which side of today it is.
  const isSided = besideWeekday !== undefined && back.hasSame(forward, 'day');
  const isFixed = isWhole || isSided || (day.kind === 'date' && day.relative);
  const surelyPast = reach === 'last' || reach === 'lastWeek' || (isFixed && back <= today);
  const surelyNext = reach === 'coming' || reach === 'nextWeek' || (isFixed && forward > today);
  const planned =
    (plan.test(`${clause} `) && !opensWithMeeting.test(before)) ||
    isPlanned(before, after, surelyNext) ||
    /^(?: \w+){0,2} (?:ses|hors|ringer|traffas|aterkommer|foljer)\b/.test(after) ||
    plan.test(` ${clauseAfter(after).slice(0, 30)}`);

  if (isHabit(text, mention)) return { on: forward, as: 'other', firm: true };
  // "de ringde, för i förrgår kom det två": when something else was.
  if (surelyPast && newClause.test(before) && otherHappened.test(after))
    return { on: pastDay, as: 'other', firm: true };
  if (surelyPast && isTheirs(before, after)) return { on: pastDay, as: 'other', firm: true };
  if (surelyPast) {
    if (excluded) return { on: pastDay, as: 'other', firm: false };
    return { on: pastDay, as: 'past', firm: !isYesterdays && !isThisWeeks };
  }
  if (surelyNext) {
    if (excluded && !planned) return { on: forward, as: 'other', firm: true };
    if (planned && !ofOthers.test(clause.replace(promisedBy, '')))
      return { on: forward, as: 'next', firm: true };
    if (wanting.test(clause) || ofOthers.test(clause) || ofOthers.test(after))
      return { on: forward, as: 'other', firm: true };
    return { on: forward, as: 'unclear', firm: false };
  }
  // A date or weekday that may be either side of today.
  if (excluded && !planned) return { on: forward, as: 'other', firm: false };
  const isAttended = attended.test(clause) || metAfter.test(after);
  const isOfAnother = day.kind !== 'weekday' && ofOccasion.test(before) && !isAttended;
  if (
    planned &&
    !isOfAnother &&
    !/(?:\b(?:traffade|ringde|mejlade|var|besokte|hade)|^\W*(?:was|sat|went|saw))\b(?! (?:igen|nytt))[^,.]*$/.test(
      clause,
    )
  )
    return { on: forward, as: ofOthers.test(clause.replace(promisedBy, '')) ? 'other' : 'next', firm: true };
  const daysBack = today.diff(pastDay, 'days').days;
  const daysAhead = forward.diff(today, 'days').days;
  const wasThere = isAttended && day.kind === 'date' && daysBack <= daysAhead;
  if (isOfAnother || (ofOthers.test(clause) && !wasThere)) return { on: forward, as: 'other', firm: false };
  // A date of which the next is nearer than the last: what is to come, or for what something is.
  if (day.kind === 'date' && daysBack > daysAhead && besideWeekday === undefined)
    return ofPurpose.test(before) || wanting.test(clause)
      ? { on: forward, as: 'other', firm: true }
      : { on: forward, as: 'unclear', firm: false };
  const isNearPast = day.kind === 'weekday' || daysBack <= 92;
  if (past.test(before) || before.trim() === '' || past.test(after.slice(0, 30))) {
    if (wanting.test(clause)) return { on: forward, as: 'other', firm: false };
    // "måndagen den 9 november": the weekday says which side of today it is on, or contradicts the date.
    // Written on a Wednesday, "ons" may be today or a week ago.
    const isTodays = day.kind === 'weekday' && daysBack === 0 && reach === undefined;
    if (isTodays) return { on: pastDay, as: 'past', firm: false };
    const isTold = besideWeekday !== undefined && pastDay.weekday === besideWeekday;
    const isSaid = day.kind === 'weekday' && past.test(clause);
    return { on: pastDay, as: 'past', firm: isTold || isSaid || (isNearPast && daysBack <= daysAhead * 3) };
  }
  if (wanting.test(clause)) return { on: forward, as: 'other', firm: true };
  return daysBack <= daysAhead
    ? { on: pastDay, as: 'past', firm: day.kind !== 'weekday' }
    : { on: forward, as: 'unclear', firm: false };
}

/** Where the plan begins that a day belongs to. */
function planStart(text: string, mention: DateMention): number {
  const clause = clauseBefore(sentenceAround(text, mention).before);
  const at = plan.exec(`${clause} `)?.index;
  return at === undefined ? mention.start : mention.start - clause.length + at;
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
  const plans: OccasionDays['plans'][number][] = [];
  for (const mention of findDateMentions(folded, wallClock)) {
    spans.push(mention);
    const read = readMention(text, mention, wallClock);
    if (read?.as === 'next') plans.push({ start: planStart(text, mention), end: mention.end });
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
    plans,
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
