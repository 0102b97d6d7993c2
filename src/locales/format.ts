import { DateTime } from 'luxon';
import type { Language } from '#src/conversation/answer.ts';
import { writingOf } from './languages.ts';
import { zoneOf } from './zone.ts';

/** For whom something is written: their language, the workspace's zone, and what day it is. */
export type FormatContext = {
  readonly language: Language;
  /** IANA name; every date and time is shown as it is there. */
  readonly zone: string;
  readonly now: DateTime;
};

/** How days and numbers are written for one reader, from what every handler is given. */
export function formatFor(given: {
  readonly language: FormatContext['language'];
  readonly workspace: { readonly zone: string };
  readonly now: DateTime;
}): FormatContext {
  return { language: given.language, zone: given.workspace.zone, now: given.now };
}

// Making an Intl formatter takes fifty times as long as using one.
const formatters = new Map<Language, ReturnType<typeof createFormatters>>();

function formattersOf(language: Language): ReturnType<typeof createFormatters> {
  const made = formatters.get(language) ?? createFormatters(language);
  formatters.set(language, made);
  return made;
}

function createFormatters(language: Language) {
  const { tag } = writingOf(language);
  return {
    relativeDay: new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }),
    count: new Intl.NumberFormat(tag),
    share: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }),
    list: new Intl.ListFormat(tag),
  };
}

function inZone(at: DateTime, zone: string): DateTime {
  return at.zoneName === zone ? at : at.setZone(zoneOf(zone));
}

function local(at: DateTime, context: FormatContext): DateTime {
  return inZone(at, context.zone).setLocale(writingOf(context.language).tag);
}

function withYear(at: DateTime, context: FormatContext, format: string): string {
  return at.year === context.now.setZone(zoneOf(context.zone)).year ? format : `${format} yyyy`;
}

/** `tors 3 dec`, `Thu 3 Dec`; the year follows when it is not this year's. */
export function formatDay(at: DateTime, context: FormatContext): string {
  const day = local(at, context);
  // Swedish abbreviations come with a full stop from Unicode's data; on a card it only disturbs.
  return day.toFormat(withYear(day, context, 'ccc d LLL')).replaceAll('.', '');
}

/** `torsdag 3 december`, `Thursday 3 December`; the year follows when it is not this year's. */
export function formatLongDay(at: DateTime, context: FormatContext): string {
  const day = local(at, context);
  return day.toFormat(withYear(day, context, 'cccc d LLLL'));
}

/** `3 december 2026`, `3 December 2026`: a calendar date, whatever the zone. */
export function formatDate(on: DateTime, language: Language): string {
  return on.setLocale(writingOf(language).tag).toFormat('d LLLL yyyy');
}

/** `18.00`, `18:00`. */
export function formatTime(at: DateTime, context: FormatContext): string {
  return local(at, context).toFormat(writingOf(context.language).time);
}

/** `torsdag 3 december kl. 18.00`, `Thursday 3 December at 18:00`. */
export function formatMoment(at: DateTime, context: FormatContext): string {
  const time = local(at, context).toFormat(writingOf(context.language).timeAfterDay);
  return `${formatLongDay(at, context)} ${time}`;
}

/** `torsdag 3 december kl. 18.00–20.00`; both days are named when it ends on another. */
export function formatSpan(from: DateTime, to: DateTime, context: FormatContext): string {
  return written(`span ${from.toMillis()} ${to.toMillis()}`, context, () =>
    local(from, context).hasSame(local(to, context), 'day')
      ? `${formatMoment(from, context)}–${formatTime(to, context)}`
      : `${formatMoment(from, context)} – ${formatMoment(to, context)}`,
  );
}

/** `i dag`, `i går`, `för 3 dagar sedan`, `om 2 dagar`, counted in calendar days of the zone. */
export function formatRelativeDay(at: DateTime, context: FormatContext): string {
  const days = local(at, context)
    .startOf('day')
    .diff(local(context.now, context).startOf('day'), 'days').days;
  return formattersOf(context.language).relativeDay.format(Math.round(days), 'day');
}

/** `12 345` with a space that does not break, `12,345`. */
export function formatCount(count: number, context: Pick<FormatContext, 'language'>): string {
  return formattersOf(context.language).count.format(count);
}

/** A share from 0 to 1 in whole percent: `55 %` with a space that does not break, `55%`. */
export function formatShare(share: number, context: Pick<FormatContext, 'language'>): string {
  return formattersOf(context.language).share.format(share);
}

/** `A, B och C`, `A, B and C`. */
export function formatList(items: readonly string[], context: Pick<FormatContext, 'language'>): string {
  return formattersOf(context.language).list.format(items);
}

/** A calendar date `YYYY-MM-DD` that has been: `i går, lördag 21 november`; from a week back only the date. */
export function formatPastDate(on: string, context: FormatContext): string {
  return written(`past ${on}`, context, (today) => {
    const day = DateTime.fromISO(on, { zone: zoneOf(context.zone) });
    const days = Math.round(today.startOf('day').diff(day, 'days').days);
    const long = formatLongDay(day, context);
    return days >= 0 && days < 7 ? `${formatRelativeDay(day, context)}, ${long}` : long;
  });
}

// The same few days are shown with every contact that is logged, and one time with every invitation to a meeting;
// writing one takes a quarter of a millisecond.
const writtenBefore = new Map<string, string>();
const mostWritten = 1_000;

/** Writes something as it is written all day long, in one language and zone. */
function written(what: string, context: FormatContext, write: (today: DateTime) => string): string {
  const today = inZone(context.now, context.zone);
  const key = `${what} ${today.year} ${today.ordinal} ${context.language} ${context.zone}`;
  const known = writtenBefore.get(key);
  if (known !== undefined) return known;
  const text = write(today);
  if (writtenBefore.size >= mostWritten) writtenBefore.clear();
  writtenBefore.set(key, text);
  return text;
}

/** A calendar date `YYYY-MM-DD` in short: `tors 3 dec`. */
export function formatShortDate(on: string, context: FormatContext): string {
  return formatDay(DateTime.fromISO(on, { zone: zoneOf(context.zone) }), context);
}
