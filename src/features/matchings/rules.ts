import type { MatchingStatus } from '#entities/matching.ts';

/** What goes on no more. */
export const closedStatuses = ['declined', 'ended'] as const satisfies readonly MatchingStatus[];

/** Where a matching may go from where it is; who was introduced on the spot need not be asked first. */
const next: Readonly<Record<MatchingStatus, readonly MatchingStatus[]>> = {
  suggested: ['asked', 'introduced', 'ended'],
  asked: ['introduced', 'declined', 'ended'],
  declined: [],
  introduced: ['met', 'ended'],
  met: ['cooperating', 'ended'],
  cooperating: ['longer-collaboration', 'ended'],
  'longer-collaboration': ['ended'],
  ended: [],
};

/** The statuses that may follow one. */
export function nextStatuses(status: MatchingStatus): readonly MatchingStatus[] {
  return next[status];
}

/** Whether a status is told with a reason. */
export function needsReason(status: MatchingStatus): status is 'declined' | 'ended' {
  return status === 'declined' || status === 'ended';
}

/** The most parties of one matching. */
export const mostParties = 10;
/** The most characters of a purpose, and of a reason. */
export const longestPurpose = 500;

/**
 * Splits `A + B: purpose`. With a space on each side of a plus, pluses within names (`Kultur+`) are left alone.
 * Empty names are left out.
 */
export function splitParties(typed: string): string[] {
  const separator = / \+ /.test(typed) ? / \+ / : /\+/;
  return typed
    .split(separator)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
