import type { DateTime } from 'luxon';
import { type FoundMoment, findMoment } from '#src/language/dates.ts';
import type { Key } from '#src/locales/translate.ts';
import type { PlanDraft, PlanProblems } from './forms.ts';
import { checkAhead, cleanText, longest, usualEnd } from './rules.ts';

/** What a line says about a meeting: all of it, or what is there with what is wrong beside each field. */
export type ReadLine =
  | {
      readonly ok: true;
      readonly title: string;
      readonly place: string;
      readonly startsAt: DateTime;
      readonly endsAt: DateTime;
      /** The same, for the form. */
      readonly draft: PlanDraft;
    }
  | { readonly ok: false; readonly draft: PlanDraft; readonly problems: PlanProblems };

/** Longer lines go into the form as they are. */
const longestLine = 1_000;

// What may stand around a moment without being part of a title or a place.
const filler = /^(?:[\s.,;:()–-]|\b(?:den|the|on|at|kl|klockan|på|från|from)\b)*$/iu;
const placeWord = /^(?:i|på|in|at|hos)\s+(?=\S)/iu;
const looseEnd = /(?:\s+(?:den|the|on|at|kl|klockan|på|i|från|from))+$/iu;

/** Reads `<title>, <date and time>, <place>` in any order. `now` is in the workspace's zone. */
export function readMeetingLine(typed: string, now: DateTime): ReadLine {
  const line = cleanText(typed);
  if (line.length > longestLine) {
    return {
      ok: false,
      draft: { agenda: line },
      problems: {
        title: 'meetings.wrong.noTitle',
        date: 'meetings.wrong.noDate',
        start: 'meetings.wrong.noTime',
        place: 'meetings.wrong.noPlace',
        ...(line.length > longest.agenda && { agenda: 'meetings.wrong.agendaTooLong' as const }),
      },
    };
  }
  const { moment, pieces } = takeApart(line, now);
  const [title = '', ...rest] = pieces;
  const place = rest.join(', ').replace(placeWord, '');
  const problems: PlanProblems = {
    ...titleProblem(title),
    ...placeProblem(place),
    ...momentProblem(moment, now),
  };
  const draft = { title, place, ...momentDraft(moment) };
  if (moment?.ok === true && Object.keys(problems).length === 0) {
    const endsAt = moment.endsAt ?? usualEnd(moment.at);
    return { ok: true, title, place, startsAt: moment.at, endsAt, draft };
  }
  return { ok: false, draft, problems };
}

/** The moment, and what is left of the line between its commas. */
function takeApart(
  line: string,
  now: DateTime,
): { moment: FoundMoment | undefined; pieces: readonly string[] } {
  const segments = line.split(',').map((one) => one.trim());
  const isMoment = segments.map((one) => isNothingBut(one, findMoment(one, now)));
  const others = segments.filter((one, index) => one !== '' && isMoment[index] !== true);
  const alone = findMoment(segments.filter((_, index) => isMoment[index]).join(', '), now);
  // A title may name a day too ("Julfest 24 december"): a part that is nothing but a moment comes first.
  if (alone !== undefined && (alone.ok || alone.reason !== 'noTime'))
    return { moment: alone, pieces: others };

  const within = findMoment(line, now);
  if (within === undefined || (alone !== undefined && !within.ok)) return { moment: alone, pieces: others };
  const pieces = without(line, within)
    .split(',')
    .map((one) => one.replace(looseEnd, '').trim())
    .filter((one) => !filler.test(one));
  return { moment: within, pieces };
}

function isNothingBut(segment: string, moment: FoundMoment | undefined): boolean {
  return moment !== undefined && filler.test(without(segment, moment));
}

/** A text with a comma where its moment stood. */
function without(text: string, { start, end, timeSpan }: FoundMoment): string {
  const spans = timeSpan === undefined ? [{ start, end }] : [{ start, end }, timeSpan];
  return spans
    .sort((a, b) => b.start - a.start)
    .reduce((left, span) => `${left.slice(0, span.start)}, ${left.slice(span.end)}`, text);
}

function titleProblem(title: string): PlanProblems {
  if (title === '') return { title: 'meetings.wrong.noTitle' };
  return title.length > longest.title ? { title: 'meetings.wrong.titleTooLong' } : {};
}

function placeProblem(place: string): PlanProblems {
  if (place === '') return { place: 'meetings.wrong.noPlace' };
  return place.length > longest.place ? { place: 'meetings.wrong.placeTooLong' } : {};
}

const momentProblems: Readonly<Record<(FoundMoment & { ok: false })['reason'], PlanProblems>> = {
  noTime: { start: 'meetings.wrong.noTime' },
  weekdayMismatch: { date: 'meetings.wrong.weekday' },
  skippedByClockChange: { start: 'meetings.wrong.skipped' },
  noSuchDay: { date: 'meetings.wrong.noSuchDay' },
};

function momentProblem(moment: FoundMoment | undefined, now: DateTime): PlanProblems {
  if (moment === undefined) return { date: 'meetings.wrong.noDate', start: 'meetings.wrong.noTime' };
  if (!moment.ok) return momentProblems[moment.reason];
  const ahead = checkAhead(moment.at, now);
  return ahead === undefined ? {} : { [ahead.field]: ahead.problem satisfies Key };
}

function momentDraft(moment: FoundMoment | undefined): PlanDraft {
  if (moment === undefined) return {};
  if (moment.ok) {
    return {
      date: moment.at.toFormat('yyyy-MM-dd'),
      start: moment.at.toFormat('HH:mm'),
      ...(moment.endsAt && { end: moment.endsAt.toFormat('HH:mm') }),
    };
  }
  return {
    ...(moment.on && { date: moment.on.toFormat('yyyy-MM-dd') }),
    ...(moment.time && { start: moment.on?.set(moment.time).toFormat('HH:mm') ?? '' }),
  };
}
