import { Chrono, configuration, type ParsedResult } from 'chrono-node/en';
import type { DateTime } from 'luxon';
import { englishDayParsers } from '#src/language/english-days.ts';
import { swedishDayParsers, weekdayReaches } from '#src/language/swedish-dates.ts';
import { swedishTimeParsers } from '#src/language/swedish-times.ts';

type ParsedComponents = ParsedResult['start'];

/** A time of day on the wall. */
export type ClockTime = { readonly hour: number; readonly minute: number };

/** A day as it was named; what was left out is to be worked out from today. */
export type NamedDay =
  | {
      readonly kind: 'date';
      readonly year?: number;
      readonly month: number;
      readonly day: number;
      readonly relative: boolean;
    }
  | { readonly kind: 'dayOfMonth'; readonly day: number }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly reach?: (typeof weekdayReaches)[number] };

/** What one parser saw: a day, a time or both, as a span of the folded text. */
export type DatePiece = {
  readonly start: number;
  readonly end: number;
  readonly day?: NamedDay;
  readonly time?: ClockTime;
  readonly endTime?: ClockTime;
  /** What it must stand beside to mean a date or time at all. */
  readonly needs?: 'date' | 'dateOrTime' | 'day';
};

// Parsers only: chrono's refiners guess (a year, a time zone out of "10 -12") where we must know or ask.
const swedish = [...swedishTimeParsers, ...swedishDayParsers];
const inSwedish = new Chrono({ parsers: swedish, refiners: [] });
const inBoth = new Chrono({
  parsers: [...swedish, ...englishDayParsers, ...configuration.createCasualConfiguration(true).parsers],
  refiners: [],
});

// Without one of these nothing that the English parsers take can be there, and most of the time goes to them: digits, the
// names of days, months and spans of time, and chrono's own words for a day or a part of it.
const maybeEnglish = new RegExp(
  [
    String.raw`\d|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)`,
    String.raw`sec|min|hour|hr|day|week|fortnight|mo(?:nth)?s?\b|quarter|qtr|year|yr|decade`,
    'now|night|morrow|tmr|morning|noon|evening',
  ].join('|'),
);

// What English parsers take for dates in Swedish or in passing. Spans of time, months and years are no day.
const never = new RegExp(
  [
    'now',
    '24/7',
    // Day first to chrono, year first to whoever writes it
    String.raw`\d\d-\d\d-\d\d`,
    String.raw`\d+[.,]?\d?`,
    '(?:for|within) .*(?<!sedan|sen)',
    // A year of two digits is a time more often: "3 december 17.30"
    String.raw`\d.*[a-z]\.?,? ?\d{1,3}`,
    String.raw`[a-z]+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{1,3}`,
    '[+-].*',
    '.*(?:weekend|weekday)',
    '.*(?:before|earlier|later|after|henceforth|forward|out)',
    '(?:this|last|past|next|after) ?(?:month|year|quarter|day|hour|minute|second|hr|min|sec|mo|yr|qtr)s?',
    String.raw`(?:this|last|past|next|after) ?(?:\d|a |an |one |two |three |few|some|couple).*`,
    '(?:(?:this )?(?:night|midnight|midday|noon)|morning|afternoon|evening)',
    // "träffade Jan 3 gånger"
    String.raw`(?:jan|mar)\.? \d{1,2}`,
    String.raw`\d+ ?[ap]`,
  ]
    .map((pattern) => `^${pattern}$`)
    .join('|'),
);

const fractionAfter = /^ ?(?:av|of|tim|timme|h|dag|ar|del|kopp|liter|kg)\b/;
// "3 dec 18-20" is not 18 December.
const monthFirst = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?\d/;
const recurringBefore = /\b(?:varje|alla|var|varannan|every|each|any)(?: (?:on|pa))? ?$/;

// "tis-tors 15-18", "öppet tisdagar", "between Monday and Friday": when something is open, not when something was.
const weekdayName =
  '(?:man|tis|ons|tors?|fre|lor|son|mon|tue|tues|wed|thu|thurs|fri|sat|sun)(?:da\\w*|s?day|nesday|rsday|urday)?\\.?';
const rangeAfter = new RegExp(`^ ?(?:-|till|to|through) ?${weekdayName}(?!\\w)`);
const rangeBefore = new RegExp(`(?<!\\w)${weekdayName} ?(?:-|till|to|through) ?$`);
const openingBefore =
  /\b(?:open|opened|hours|opening hours|oppet|oppettid\w*|oppettider(?:na)?|stangt|closed)(?:,|:| (?:pa|on|bara|only|mellan|between|fran|from)){0,2} $/;

function isOpening(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, start - 30), start);
  return rangeBefore.test(before) || openingBefore.test(before) || rangeAfter.test(text.slice(end, end + 16));
}

function isNoDate(text: string, piece: { start: number; end: number }): boolean {
  const said = text.slice(piece.start, piece.end);
  const after = text.slice(piece.end, piece.end + 12);
  return (
    never.test(said.trim()) ||
    (/^\d\d?\/\d\d?$/.test(said) && fractionAfter.test(after)) ||
    // "17 maj-kommittén", "3/4-takt"
    /^-[a-z]/.test(after) ||
    (monthFirst.test(said) &&
      /\d[a-z:]* ?(?:of )?$/.test(text.slice(Math.max(0, piece.start - 8), piece.start))) ||
    recurringBefore.test(text.slice(Math.max(0, piece.start - 12), piece.start)) ||
    (/^(?:i |pa |on )?[a-z]+\.?$/.test(said.trim()) && isOpening(text, piece))
  );
}

// "at 18 personer" is Swedish ("åt") with its accents gone; an English hour is followed by something else.
const loneHour = /^(?:at|from) \d{1,2}$/;
const afterLoneHour = /^(?:$|[^ \w]| (?:in|on|i|pa|hos|at|with|med)\b)/;

function clockOf(components: ParsedComponents | undefined | null): ClockTime | undefined {
  if (!components?.isCertain('hour')) return undefined;
  const hour = components.get('hour') ?? 0;
  return hour > 23 ? undefined : { hour, minute: components.get('minute') ?? 0 };
}

function reachOf(said: string, tags: ReadonlySet<string>): (typeof weekdayReaches)[number] | undefined {
  const tagged = weekdayReaches.find((reach) => tags.has(reach));
  if (tagged !== undefined) return tagged;
  if (/\b(?:last|past) week$/.test(said)) return 'lastWeek';
  if (/\bnext\b/.test(said)) return 'nextWeek';
  if (/\b(?:last|past)\b/.test(said)) return 'last';
  return /\bthis\b/.test(said) ? 'coming' : undefined;
}

function dayOf(start: ParsedComponents, said: string): NamedDay | undefined {
  const tags = start.tags();
  const relative = tags.has('relative') || tags.has('result/relativeDate') || /day$|night$/.test(said);
  const year = start.get('year');
  const month = start.get('month');
  const day = start.get('day');
  if (tags.has('result/relativeDate') || (start.isCertain('day') && start.isCertain('month'))) {
    if (year === null || month === null || day === null) return undefined;
    const knowsYear = start.isCertain('year') || tags.has('result/relativeDate');
    return { kind: 'date', ...(knowsYear && { year }), month, day, relative };
  }
  if (start.isCertain('day') && day !== null) return { kind: 'dayOfMonth', day };
  const weekday = start.get('weekday');
  if (!start.isCertain('weekday') || weekday === null) return undefined;
  const reach = reachOf(said, tags);
  return { kind: 'weekday', weekday: weekday === 0 ? 7 : weekday, ...(reach && { reach }) };
}

function needsOf(said: string, result: ParsedResult, day: NamedDay | undefined): DatePiece['needs'] {
  const tags = result.start.tags();
  if (tags.has('needsDate')) return 'date';
  if (tags.has('needsDateOrTime')) return 'dateOrTime';
  if (day?.kind === 'weekday') {
    if (tags.has('stands')) return undefined;
    return /^\W*(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?\W*$/.test(said) ? 'dateOrTime' : undefined;
  }
  if (day !== undefined || tags.has('clock')) return undefined;
  return /^at\b|[ap]\.?m\.?$|clock$/.test(said) ? undefined : 'day';
}

function pieceOf(text: string, result: ParsedResult): DatePiece | undefined {
  // Some English parsers take the punctuation around a weekday along.
  const leading = /^[\s,(]*/.exec(result.text)?.[0].length ?? 0;
  const said = result.text.slice(leading).replace(/[\s,)]+$/, '');
  const start = result.index + leading;
  const span = { start, end: start + said.length };
  const time = clockOf(result.start);
  const day = dayOf(result.start, said);
  if ((day === undefined && time === undefined) || said === '' || isNoDate(text, span)) return undefined;
  if (loneHour.test(said) && !afterLoneHour.test(text.slice(span.end, span.end + 6))) return undefined;
  const endTime = clockOf(result.end);
  const needs = needsOf(said, result, day);
  return {
    ...span,
    ...(day && { day }),
    ...(time && { time }),
    ...(endTime && { endTime }),
    ...(needs && { needs }),
  };
}

/**
 * Everything in one line of folded text that could name a day or a time, without overlaps (the longest wins),
 * in order. Keep `text` short (some of chrono's parsers take time by its square).
 */
export function findDatePieces(text: string, now: DateTime): DatePiece[] {
  // chrono counts in the machine's zone; giving it the workspace's wall clock there keeps days and hours right.
  const wallClock = new Date(now.year, now.month - 1, now.day, now.hour, now.minute);
  const chrono = maybeEnglish.test(text) ? inBoth : inSwedish;
  const pieces = chrono
    .parse(text, wallClock)
    .map((result) => pieceOf(text, result))
    .filter((piece) => piece !== undefined)
    .sort(
      (a, b) =>
        b.end - b.start - (a.end - a.start) ||
        Number(a.needs !== undefined) - Number(b.needs !== undefined) ||
        a.start - b.start,
    );
  const kept: DatePiece[] = [];
  for (const piece of pieces)
    if (!kept.some((other) => piece.start < other.end && other.start < piece.end)) kept.push(piece);
  return kept.sort((a, b) => a.start - b.start);
}
