import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { listFates } from '#src/outbox/fates.ts';
import { askedId, toldId } from './message-ids.ts';
import { findReferral, listSpeakers, type ReferralView } from './reads.ts';
import { isTellable } from './rules.ts';

/** A referral with what became of what was sent about it. */
export type Overview = ReferralView & {
  /** The question: on its way (with when it goes out), there, or not to be delivered. */
  readonly asking:
    | { readonly kind: 'waits'; readonly at: DateTime }
    | { readonly kind: 'arrived' | 'failed' };
  /** The organisation: to be told, told, not to be told, or nobody to tell. */
  readonly telling: 'waits' | 'told' | 'silent' | 'nobody';
  /** It was not told, and could be. */
  readonly canTell: boolean;
};

/** Reads a referral with the fates of its messages; undefined when it is not there. */
export async function findOverview(
  em: EntityManager,
  id: string,
  now: DateTime,
): Promise<Overview | undefined> {
  const referral = await findReferral(em, id);
  if (referral === undefined) return undefined;
  const asked = await listFates(em, id, askedId);
  const told = await listFates(em, id, toldId);
  const speakers = await listSpeakers(em, referral.organisation.id);
  const asking =
    asked.waiting > 0
      ? ({ kind: 'waits', at: asked.nextAt ?? now } as const)
      : ({ kind: asked.sent > 0 || asked.failed === 0 ? 'arrived' : 'failed' } as const);
  const telling = !referral.told
    ? 'silent'
    : told.waiting > 0
      ? 'waits'
      : speakers.length === 0 && told.sent === 0
        ? 'nobody'
        : 'told';
  const hasReader = speakers.some((speaker) => speaker !== referral.person.id);
  return {
    ...referral,
    asking,
    telling,
    canTell: !referral.told && hasReader && isTellable(referral.status),
  };
}
