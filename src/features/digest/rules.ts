import type { DateTime } from 'luxon';

/** The local hour on Mondays from which the week is posted. */
const postingHour = 8;

/** How many quiet dialogues, meetings and matchings are named; the rest is counted. */
export const mostNamed = 5;

/** What marks a workspace's digest of one ISO week, such as `digest:2026-W48`: the key of its delivery. */
export function digestKey(now: DateTime): string {
  return `digest:${now.toFormat("kkkk-'W'WW")}`;
}

/** The same for the week so far, which a coordinator may post: at most once a day. */
export function soFarKey(now: DateTime): string {
  return `digest-so-far:${now.toISODate()}`;
}

/** Whether the week is to be posted: Monday from eight on, by the clock on the wall. Missed, it comes later that day only. */
export function isDue(localNow: DateTime): boolean {
  return localNow.weekday === 1 && localNow.hour >= postingHour;
}

/** A span of days, in the zone of the workspace; `to` is the first instant after it. */
export type Days = { readonly from: DateTime; readonly to: DateTime; readonly isSoFar: boolean };

/** The week that the channel is told of: the last whole one, Monday to Monday, in the zone of `now`. */
export function weekBefore(now: DateTime): Days {
  const to = now.startOf('week');
  return { from: to.minus({ weeks: 1 }), to, isSoFar: false };
}

/** This week, as far as it has come, in the zone of `now`. */
export function weekSoFar(now: DateTime): Days {
  return { from: now.startOf('week'), to: now.startOf('day').plus({ days: 1 }), isSoFar: true };
}

/** The week that somebody who asks is shown: this one as far as it has come; on a Monday, when it has just begun, the last. */
export function weekAskedFor(now: DateTime): Days {
  return now.weekday === 1 ? weekBefore(now) : weekSoFar(now);
}
