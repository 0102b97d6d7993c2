import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Attendance } from '#entities/attendance.ts';
import { type Category, Need } from '#entities/need.ts';
import { Referral } from '#entities/referral.ts';
import { openStatuses } from '#src/features/referrals/rules.ts';

/** A reason to call an organisation. Days are `YYYY-MM-DD`. */
export type Reason =
  | { readonly kind: 'need'; readonly categories: readonly Category[]; readonly since: string }
  | { readonly kind: 'referral'; readonly body: string; readonly matter: string }
  | { readonly kind: 'missed'; readonly title: string; readonly startsAt: DateTime };

const missedWithin = { days: 120 };

/** Why to call each of some organisations: what it needs, what was referred and not answered, a meeting it missed. */
export async function listReasons(
  em: EntityManager,
  organisations: readonly string[],
  now: DateTime,
): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const among = { $in: [...organisations] };
  const reasons = new Map<string, Reason[]>(organisations.map((id) => [id, []]));
  const needs = await em.find(
    Need,
    { organisation: among, metAt: null },
    { orderBy: { openedOn: 'asc', id: 'asc' } },
  );
  for (const [id, open] of Map.groupBy(needs, ({ organisation }) => organisation.id)) {
    const [oldest] = open;
    const categories = [...new Set(open.map(({ category }) => category))];
    if (oldest !== undefined) reasons.get(id)?.push({ kind: 'need', categories, since: oldest.openedOn });
  }
  const referrals = await em.find(
    Referral,
    { organisation: among, status: { $in: [...openStatuses] } },
    { populate: ['body'], orderBy: { id: 'asc' } },
  );
  for (const { organisation, body, matter } of referrals)
    reasons.get(organisation.id)?.push({ kind: 'referral', body: body.getEntity().name, matter });
  const missed = await em.find(
    Attendance,
    {
      came: false,
      invitation: { organisation: among },
      meeting: { startsAt: { $gt: now.minus(missedWithin).toUTC() }, cancelledAt: null },
    },
    { populate: ['meeting', 'invitation'], orderBy: { meeting: { startsAt: 'desc' } } },
  );
  const told = new Set<string>();
  for (const { meeting, invitation } of missed) {
    const id = invitation.getEntity().organisation?.id;
    if (id === undefined || told.has(id)) continue;
    told.add(id);
    const { title, startsAt } = meeting.getEntity();
    reasons.get(id)?.push({ kind: 'missed', title, startsAt });
  }
  return reasons;
}
