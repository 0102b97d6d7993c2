import { DateTime } from 'luxon';
import type { ReferralStatus } from '#entities/referral.ts';
import { findDueDay } from '#src/language/dates.ts';
import { foldText } from '#src/language/folded-text.ts';

/** How much of each fits, in characters. An address has at most 254 (RFC 5321, 4.5.3.1.3). */
export const longest = { name: 120, matter: 1_000, comment: 500, email: 254 } as const;

/** The statuses in which somebody is still to say what came of it. */
export const openStatuses = ['open', 'accepted'] as const satisfies readonly ReferralStatus[];

/** Whether somebody is still to say what came of it. */
export function isOpen(status: ReferralStatus): status is (typeof openStatuses)[number] {
  return openStatuses.some((one) => one === status);
}

/** Whether there is something to tell the organisation: where its matter lies, or that it is done. */
export function isTellable(status: ReferralStatus): boolean {
  return isOpen(status) || status === 'done';
}

/** What somebody who is asked can say; the last press wins. */
export const answers = ['accepted', 'done', 'declined'] as const satisfies readonly ReferralStatus[];
/** One of them. */
export type Answer = (typeof answers)[number];

/** Takes what a database cannot hold, and the white space around it, from what was typed. */
export function cleanText(typed: string): string {
  return typed.replaceAll('\0', '').toWellFormed().trim();
}

/** A line `<organisation> till <body>: <matter>`, taken apart. Parts that were left out are empty. */
export interface SplitLine {
  readonly organisation: string;
  readonly body: string;
  readonly matter: string;
}

const between = /\s+(?:till|to|->|→)\s+/giu;

/**
 * Takes a line apart in each way that it can be read, the likeliest first: a name may have `till` in it. The colon of a
 * time or an address does not end the names.
 */
export function splitLine(typed: string): readonly SplitLine[] {
  const colon = [...typed.slice(0, 2 * longest.name + 10).matchAll(/:/gu)].find(
    ({ index }) => !/\d:\d|:\/\//u.test(typed.slice(Math.max(0, index - 1), index + 3)),
  )?.index;
  const names = typed.slice(0, colon).trim();
  const matter = colon === undefined ? '' : typed.slice(colon + 1).trim();
  const ways = [...names.matchAll(between)].map(({ index, 0: { length } }) => ({
    organisation: names.slice(0, index).trim(),
    body: names.slice(index + length).trim(),
    matter,
  }));
  return ways.length === 0 ? [{ organisation: names, body: '', matter }] : ways;
}

const by =
  /(?:[,;.]? *\(?)\b(?:senast(?: den)?|allra senast|fore(?: den)?|innan(?: den)?|no later than|by(?: the)?|before(?: the)?|due) +/gu;

/** What is asked for, and by which day (`YYYY-MM-DD`), where the text names one: `…, senast 15 december`. `now` is local. */
export function readDue(
  typed: string,
  now: DateTime,
): { readonly matter: string; readonly dueOn: string | null } {
  const folded = foldText(typed);
  for (const { index, 0: before } of folded.text.matchAll(by)) {
    const from = folded.original(index, index + before.length);
    const rest = typed.slice(from.end);
    const found = findDueDay(rest, now);
    // The day follows its word at once.
    if (found === undefined || found.start > 0) continue;
    const after = rest.slice(found.end).replace(/^[\s.,;)]+/u, '');
    const left = typed.slice(0, from.start).trimEnd();
    return {
      matter: [left, after].filter((one) => one !== '').join(after === '' ? '' : ', '),
      dueOn: found.on.toFormat('yyyy-MM-dd'),
    };
  }
  return { matter: typed, dueOn: null };
}

/** Whether the day by which something was asked for has passed. `now` is local. */
export function isOverdue(
  { status, dueOn }: { readonly status: ReferralStatus; readonly dueOn: string | null },
  now: DateTime,
): boolean {
  return isOpen(status) && dueOn !== null && dueOn < now.toFormat('yyyy-MM-dd');
}

/** What is wrong with a day by which something is asked for; undefined when nothing is. `now` is local. */
export function checkDue(dueOn: string, now: DateTime): 'past' | 'far' | undefined {
  if (dueOn < now.toFormat('yyyy-MM-dd')) return 'past';
  return dueOn > now.plus({ years: 2 }).toFormat('yyyy-MM-dd') ? 'far' : undefined;
}

const workHour = 9;
const unansweredDays = 5;
const withoutDateDays = 30;

function morningOf(day: DateTime): DateTime {
  return day.startOf('day').set({ hour: workHour });
}

/**
 * When a body that says nothing is reminded: of a question after five days, or the day before its date; of what it has
 * taken, the day after the date, or after thirty days without one. Never the same day. `now` is local.
 */
export function remindAt(
  { status, dueOn }: { readonly status: ReferralStatus; readonly dueOn: string | null },
  now: DateTime,
): DateTime | null {
  if (!isOpen(status)) return null;
  const due = dueOn === null ? undefined : now.set(dateOf(dueOn));
  const tomorrow = morningOf(now.plus({ days: 1 }));
  if (status === 'accepted') {
    return DateTime.max(tomorrow, morningOf(due?.plus({ days: 1 }) ?? now.plus({ days: withoutDateDays })));
  }
  const soon = morningOf(now.plus({ days: unansweredDays }));
  const before = due === undefined ? soon : morningOf(due.minus({ days: 1 }));
  return DateTime.max(tomorrow, DateTime.min(before, soon));
}

/** When what was reminded of comes back to the coordinator: five days later, or the day after its date. `now` is local. */
export function returnAt({ dueOn }: { readonly dueOn: string | null }, now: DateTime): DateTime {
  const later = morningOf(now.plus({ days: unansweredDays }));
  if (dueOn === null) return later;
  const afterDue = DateTime.max(
    morningOf(now.plus({ days: 1 })),
    morningOf(now.set(dateOf(dueOn)).plus({ days: 1 })),
  );
  return DateTime.min(afterDue, later);
}

function dateOf(day: string): { readonly year: number; readonly month: number; readonly day: number } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, day: date };
}
