import type { DateTime } from 'luxon';
import { findMoment } from '#src/language/dates.ts';

/** Until when something is open, as told at the end of a text, and where that begins (UTF-16). */
export type FoundDeadline =
  | { readonly ok: true; readonly at: DateTime; readonly start: number }
  | {
      readonly ok: false;
      readonly reason: 'weekdayMismatch' | 'skippedByClockChange' | 'noSuchDay';
      readonly start: number;
    };

const words =
  /(?<![\p{L}\p{N}])(?:svara |svar |answer )?(?:senast|till och med|t\.? ?o\.? ?m\.?|by|until|no later than)\s+/giu;
const around = /^(?:[\s.,:;!()]|\b(?:den|the|on|at|kl|klockan)\b)*$/iu;
const partingBefore = /[\s,;.(]*$/u;

/** The last minute of a day: who has a day has all of it. */
export function endOfDay(on: DateTime): DateTime {
  return on.endOf('day').startOf('minute');
}

/**
 * Finds `senast fredag`, `svara senast 3 december kl 15`, `by Friday` where a text ends with it. A day without a time
 * lasts until its last minute; `now` is in the zone that days are meant in.
 */
export function findDeadline(text: string, now: DateTime): FoundDeadline | undefined {
  for (const word of text.matchAll(words)) {
    const rest = text.slice(word.index + word[0].length);
    const moment = findMoment(rest, now);
    if (moment === undefined || !around.test(without(rest, moment))) continue;
    const start = text.slice(0, word.index).replace(partingBefore, '').length;
    if (moment.ok) return { ok: true, at: moment.at, start };
    if (moment.reason !== 'noTime') return { ok: false, reason: moment.reason, start };
    if (moment.on !== undefined) return { ok: true, at: endOfDay(moment.on), start };
  }
  return undefined;
}

function without(text: string, { start, end, timeSpan }: NonNullable<ReturnType<typeof findMoment>>): string {
  return [{ start, end }, ...(timeSpan === undefined ? [] : [timeSpan])]
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, span) => `${left.slice(0, span.start)} ${left.slice(span.end)}`, text);
}
