import type { DateTime } from 'luxon';
import { type ClockTime, type DatePiece, findDatePieces, type NamedDay } from '#src/language/date-pieces.ts';
import type { FoldedText } from '#src/language/folded-text.ts';

/** A day, a time or both, as somebody wrote them together; the span is of the folded text. */
export type DateMention = {
  readonly start: number;
  readonly end: number;
  readonly day?: NamedDay;
  /** The weekday named beside a date, 1 (Monday) to 7: it may contradict it. */
  readonly besideWeekday?: number;
  readonly time?: ClockTime;
  readonly endTime?: ClockTime;
};

const longestLine = 400;

// Pieces belong together when only such words and signs stand between them.
const joint = /^(?:[ ,(\n-]|\b(?:den|the|of|on|at|from|fran|pa|kl)\b)*$/;
const timeJoint =
  /^(?:[ ,(@;-]|\b(?:at|from|fran|pa|on|kl|med start|starting|kvall|morgon|eftermiddag|formiddag|evening|night|morning|afternoon)(?:en)?\b)*$/;

function joinDays(
  left: NamedDay | undefined,
  right: NamedDay | undefined,
): Pick<DateMention, 'day' | 'besideWeekday'> | undefined {
  if (left === undefined || right === undefined) {
    const day = left ?? right;
    return day && { day };
  }
  if (left.kind === 'weekday' && right.kind !== 'weekday') return { day: right, besideWeekday: left.weekday };
  if (right.kind === 'weekday' && left.kind !== 'weekday') return { day: left, besideWeekday: right.weekday };
  return undefined;
}

function join(text: string, left: DateMention, right: DatePiece): DateMention | undefined {
  const between = text.slice(left.end, right.start);
  if (left.time !== undefined && right.time !== undefined) return undefined;
  if (!(right.time === undefined ? joint : timeJoint).test(between)) return undefined;
  if (left.besideWeekday !== undefined && right.day !== undefined) return undefined;
  const days = joinDays(left.day, right.day);
  if (days === undefined) return undefined;
  const time = left.time ?? right.time;
  const endTime = left.endTime ?? right.endTime;
  return {
    start: left.start,
    end: right.end,
    ...(left.besideWeekday !== undefined && { besideWeekday: left.besideWeekday }),
    ...days,
    ...(time && { time }),
    ...(endTime && { endTime }),
  };
}

function stands(mention: DateMention, needs: DatePiece['needs']): boolean {
  switch (needs) {
    case undefined:
      return true;
    case 'date':
      return mention.besideWeekday !== undefined;
    case 'dateOrTime':
      return mention.besideWeekday !== undefined || mention.time !== undefined;
    case 'day':
      return mention.day !== undefined;
  }
}

/** Joins neighbours into mentions; a piece that lacks what it needs beside it ("18–20" without a day) falls. */
function joinPieces(text: string, pieces: readonly DatePiece[]): DateMention[] {
  const groups: { mention: DateMention; needs: DatePiece['needs'][] }[] = [];
  for (const { needs, ...alone } of pieces) {
    const last = groups.at(-1);
    const joined = last && join(text, last.mention, alone);
    if (last === undefined || joined === undefined) groups.push({ mention: alone, needs: [needs] });
    else {
      last.mention = joined;
      last.needs.push(needs);
    }
  }
  return groups
    .filter(({ mention, needs }) => needs.every((need) => stands(mention, need)))
    .map(({ mention }) => mention);
}

/** Cuts at line breaks, and at a space where a line is long: a date is not found across them. */
function* lines(text: string): Generator<{ start: number; line: string }> {
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    let end = newline === -1 ? text.length : newline;
    if (end - start > longestLine) {
      const space = text.lastIndexOf(' ', start + longestLine);
      end = space > start ? space : start + longestLine;
    }
    yield { start, line: text.slice(start, end) };
    start = text[end] === ' ' || text[end] === '\n' ? end + 1 : end;
  }
}

// More days than this in one text is a calendar pasted in, which nobody can tell one day of.
const mostMentions = 200;

/** The days and times named in a folded text (the first 200), in order, found as they are asked for. */
export function* findDateMentions(folded: FoldedText, now: DateTime): Generator<DateMention> {
  let count = 0;
  for (const { start, line } of lines(folded.text)) {
    for (const mention of joinPieces(line, findDatePieces(line, now))) {
      yield { ...mention, start: mention.start + start, end: mention.end + start };
      count += 1;
      if (count === mostMentions) return;
    }
  }
}
