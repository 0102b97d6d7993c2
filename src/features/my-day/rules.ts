import type { DateTime } from 'luxon';
import type { Call } from '#src/conversation/declarations/my-day.ts';
import type { Button } from '#src/conversation/elements/button.ts';

/** How many organisations are named; the rest is counted. */
const mostCalls = 5;

/** Whom to call: an organisation with all its reasons, and what they give to do. */
export interface CallLine {
  readonly organisation: Call['organisation'];
  readonly reasons: readonly string[];
  readonly buttons: readonly Button[];
}

/**
 * Whom to call first, each organisation once: those with the most reasons, then in the order given. `more` is how many
 * are left out.
 */
export function whomToCall(calls: readonly Call[]): {
  readonly lines: readonly CallLine[];
  readonly more: number;
} {
  const byOrganisation = Map.groupBy(calls, ({ organisation }) => organisation.id);
  const all = [...byOrganisation.values()].flatMap((reasons): CallLine[] => {
    const [first] = reasons;
    if (first === undefined) return [];
    const buttons = reasons.flatMap((one) => one.buttons ?? []);
    return [
      {
        organisation: first.organisation,
        reasons: [...new Set(reasons.map(({ reason }) => reason))],
        buttons: buttons.filter((one, place) => buttons.findIndex((other) => isSame(one, other)) === place),
      },
    ];
  });
  const sorted = all.toSorted((one, other) => other.reasons.length - one.reasons.length);
  return { lines: sorted.slice(0, mostCalls), more: Math.max(0, sorted.length - mostCalls) };
}

function isSame(one: Button, other: Button): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** From when on what came is new: the beginning of yesterday, after a weekend of Friday. `now` is in the workspace's zone. */
export function newSince(now: DateTime): DateTime {
  const daysBack = { 1: 3, 7: 2 }[now.weekday] ?? 1;
  return now.startOf('day').minus({ days: daysBack });
}
