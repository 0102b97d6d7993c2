import type { DateTime } from 'luxon';
import type { Way } from '#entities/contact.ts';
import type { Category } from '#entities/need.ts';
import { understandNote as readNote } from '#src/language/understanding/understand.ts';

/** The most characters of a note. */
export const longestNote = 10_000;
/** The most characters of an actor's name. */
export const longestName = 120;

/** What a note tells of an occasion. The day is `YYYY-MM-DD`: today where the note names none. */
export type Understood = {
  readonly happenedOn: string;
  readonly way: Way | null;
  readonly needs: readonly Category[];
  readonly offers: readonly Category[];
  /** The day of a next step, today or later. */
  readonly nextOn?: string | null | undefined;
};

/** The needs that a note says are met, or no needs any longer. */
export function closedIn(note: string, now: DateTime): Category[] {
  return readNote(note, now).closedNeeds.map(({ category }) => category);
}

/** Takes what a database cannot hold, and the white space around it, from what was typed. */
export function cleanNote(typed: string): string {
  return typed.replaceAll('\0', '').toWellFormed().trim();
}

/**
 * Splits `<name>: <what happened>` at its first colon. The colons of times (`18:30`) and addresses (`https://`) do
 * not count, nor does one with more than 120 characters or a new line before it.
 */
export function splitAtColon(typed: string): { before: string; after: string } | undefined {
  for (const { index } of typed.slice(0, longestName + 1).matchAll(/:/g)) {
    const around = typed.slice(Math.max(0, index - 1), index + 3);
    if (/\d:\d/.test(around) || /:\/\//.test(around)) continue;
    const before = typed.slice(0, index).trim();
    if (before.includes('\n')) return undefined;
    return { before, after: typed.slice(index + 1).trim() };
  }
  return undefined;
}

/** Reads the day, the way, the needs and the offers out of a note. `now` is in the workspace's zone. */
export function understandNote(
  note: string,
  now: DateTime,
): Understood & { readonly closed: readonly Category[] } {
  const { happenedOn, how, needs, offers, closedNeeds, nextOn } = readNote(note, now);
  return {
    happenedOn: (happenedOn ?? now).toFormat('yyyy-MM-dd'),
    way: how ?? null,
    needs: needs.map(({ category }) => category),
    offers: offers.map(({ category }) => category),
    closed: closedNeeds.map(({ category }) => category),
    nextOn: comingDay(nextOn, now),
  };
}

/** A day as `YYYY-MM-DD`, unless it has been. `now` is local. */
export function comingDay(day: DateTime | undefined, now: DateTime): string | null {
  return day === undefined || day < now.startOf('day') ? null : day.toFormat('yyyy-MM-dd');
}

/** A note as it stands on a card: its beginning, when it is long. */
export function excerpt(note: string): { text: string; cut: boolean } {
  const most = 600;
  return note.length <= most
    ? { text: note, cut: false }
    : { text: `${note.slice(0, most).toWellFormed().trimEnd()} …`, cut: true };
}

/** The beginning of what was typed, as it fits on a button and in a title. */
export function clip(typed: string): string {
  const most = 40;
  const line = typed.replace(/\s+/g, ' ').trim();
  return line.length <= most ? line : `${line.slice(0, most).toWellFormed().trimEnd()}…`;
}
