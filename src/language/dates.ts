import { DateTime } from 'luxon';
import { type DateMention, findDateMentions } from '#src/language/date-mentions.ts';
import type { ClockTime, NamedDay } from '#src/language/date-pieces.ts';
import { type FoldedText, foldText } from '#src/language/folded-text.ts';
import { resolveDay } from '#src/language/named-days.ts';

/** A day found in a text: its start in the zone of `now`, and the UTF-16 span that named it (end exclusive). */
export type FoundDay = { readonly on: DateTime; readonly start: number; readonly end: number };

type Span = { readonly start: number; readonly end: number };

/** When something is to begin, as found in a text. */
export type FoundMoment =
  | {
      readonly ok: true;
      readonly at: DateTime;
      readonly endsAt?: DateTime;
      /** `past`: the moment has been; it is given all the same. */
      readonly reason?: 'past';
      readonly start: number;
      readonly end: number;
      /** The time's own span, when it stood apart from the day: `torsdag 3 december i Sätra kl 18`. */
      readonly timeSpan?: Span;
    }
  | {
      readonly ok: false;
      /**
       * `noTime`: a day only. `weekdayMismatch`: the weekday is not that date's. `skippedByClockChange`: the
       * clock goes past that time. `noSuchDay`: as 31 November.
       */
      readonly reason: 'noTime' | 'weekdayMismatch' | 'skippedByClockChange' | 'noSuchDay';
      /** What was understood, for a form to be filled with. */
      readonly on?: DateTime;
      readonly time?: ClockTime;
      readonly start: number;
      readonly end: number;
      readonly timeSpan?: Span;
    };

function isWholeText(folded: FoldedText, mention: DateMention): boolean {
  const longestAround = 12;
  if (folded.text.length > mention.end - mention.start + longestAround) return false;
  const around = folded.text.slice(0, mention.start) + folded.text.slice(mention.end);
  return /^[\s.,:;!?]*(?:den |the |on )?[\s.,:;!?]*$/.test(around);
}

// "har saknat lokal sedan i måndags", "anmälan senast 12/11": not the day of which the text tells.
const otherDayBefore =
  /\b(?:sedan|sen|since|senast|fore|innan|efter|after|until|till|tills|before|by|due)(?: (?:den|the))? ?$/;

/** How surely a mention tells when something happened; lower is surer, undefined is not at all. */
function pastness(mention: DateMention, folded: FoldedText): number | undefined {
  const { day } = mention;
  if (
    day === undefined ||
    otherDayBefore.test(folded.text.slice(Math.max(0, mention.start - 16), mention.start))
  )
    return undefined;
  if (day.kind === 'weekday') {
    if (day.reach === 'coming' || day.reach === 'nextWeek') return undefined;
    return day.reach === undefined ? 3 : 1;
  }
  return day.kind === 'date' && day.relative ? 1 : 2;
}

const halfYearDays = 183;
const dayMs = 86_400_000;

/** Calendar dates, counted: the clock changes make no difference. */
function dayNumber({ year, month, day }: DateTime): number {
  return Date.UTC(year, month - 1, day) / dayMs;
}

// A date without a year that was more than half a year ago is rather one to come ("festival 24 december").
function isPast(on: DateTime, day: NamedDay, now: DateTime): boolean {
  const daysAgo = dayNumber(now) - dayNumber(on);
  return daysAgo >= 0 && (day.kind !== 'date' || day.year !== undefined || daysAgo <= halfYearDays);
}

/**
 * The day on which what a text tells of happened, looking back: `igår`, `i måndags`, `12/11`, `last Monday`.
 * Words for a past day come before dates, dates before bare weekdays; days to come are passed over, unless
 * the text is nothing but a day. Undefined when no day is named (`häromdagen`).
 */
export function findDay(text: string, now: DateTime): FoundDay | undefined {
  const folded = foldText(text);
  let best: { found: FoundDay; rank: number } | undefined;
  for (const mention of findDateMentions(folded, now)) {
    const rank = isWholeText(folded, mention) ? 0 : pastness(mention, folded);
    if (mention.day === undefined || rank === undefined || rank >= (best?.rank ?? Infinity)) continue;
    const on = resolveDay(mention.day, now, 'back', mention.besideWeekday);
    if (on === undefined || (rank > 0 && !isPast(on, mention.day, now))) continue;
    best = { found: { on, ...folded.original(mention.start, mention.end) }, rank };
    if (rank <= 1) break;
  }
  return best?.found;
}

/** The instant of a wall-clock time; the first of two, undefined where the clock change leaves it out. */
function instantOf(on: DateTime, time: ClockTime): DateTime | undefined {
  const guess = on.set(time);
  if (guess.hour !== time.hour || guess.minute !== time.minute) return undefined;
  return DateTime.min(guess, ...guess.getPossibleOffsets());
}

function endOf(at: DateTime, on: DateTime, time: ClockTime | undefined): DateTime | undefined {
  if (time === undefined) return undefined;
  const sameDay = instantOf(on, time);
  if (sameDay !== undefined && sameDay > at) return sameDay;
  return on.plus({ days: 1 }).set(time);
}

function momentDay(mention: DateMention, now: DateTime): DateTime | undefined {
  const { day, time, besideWeekday } = mention;
  const today = now.startOf('day');
  const isAhead = time !== undefined && (instantOf(today, time) ?? now) > now;
  // A time alone is the next such time.
  if (day === undefined) return isAhead ? today : today.plus({ days: 1 });
  const isTodaysName =
    day.kind === 'weekday' && day.weekday === now.weekday && (day.reach ?? 'coming') === 'coming';
  return isTodaysName && isAhead ? today : resolveDay(day, now, 'forward', besideWeekday);
}

function momentOf(mention: DateMention, now: DateTime, span: Span & { timeSpan?: Span }): FoundMoment {
  const on = momentDay(mention, now);
  const { time, besideWeekday } = mention;
  const refused = (reason: (FoundMoment & { ok: false })['reason']) =>
    ({ ok: false, reason, ...(on && { on }), ...(time && { time }), ...span }) as const;
  if (on === undefined) return refused('noSuchDay');
  if (besideWeekday !== undefined && besideWeekday !== on.weekday) return refused('weekdayMismatch');
  if (time === undefined) return refused('noTime');
  const at = instantOf(on, time);
  if (at === undefined) return refused('skippedByClockChange');
  const endsAt = endOf(at, on, mention.endTime);
  return { ok: true, at, ...(endsAt && { endsAt }), ...(at < now && { reason: 'past' as const }), ...span };
}

/**
 * When something is to begin, looking forward: the first day named with a time, else the first day with the
 * first time that stands elsewhere, else the day (`noTime`) or the time alone. `torsdag 18–20` has an end too, the day after when it is earlier than the start.
 * Undefined when neither is named.
 */
export function findMoment(text: string, now: DateTime): FoundMoment | undefined {
  const folded = foldText(text);
  let dayOnly: DateMention | undefined;
  let timeOnly: DateMention | undefined;
  let complete: DateMention | undefined;
  for (const mention of findDateMentions(folded, now)) {
    if (mention.day !== undefined && mention.time !== undefined) {
      complete = mention;
      break;
    }
    if (mention.day !== undefined) dayOnly ??= mention;
    else timeOnly ??= mention;
  }
  const mention = complete ?? dayOnly ?? timeOnly;
  if (mention === undefined) return undefined;
  const span = folded.original(mention.start, mention.end);
  if (mention !== dayOnly || timeOnly === undefined) return momentOf(mention, now, span);
  const { time, endTime } = timeOnly;
  const together = { ...mention, ...(time && { time }), ...(endTime && { endTime }) };
  return momentOf(together, now, { ...span, timeSpan: folded.original(timeOnly.start, timeOnly.end) });
}

/** The day by which something is due, looking forward: `senast 15 december`, `på fredag`, `in two weeks`. */
export function findDueDay(text: string, now: DateTime): FoundDay | undefined {
  const folded = foldText(text);
  for (const mention of findDateMentions(folded, now)) {
    const on = mention.day && resolveDay(mention.day, now, 'forward', mention.besideWeekday);
    if (on !== undefined) return { on, ...folded.original(mention.start, mention.end) };
  }
  return undefined;
}
