import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import type { Category } from '#entities/need.ts';
import { Person } from '#entities/person.ts';
import { Referral, type ReferralStatus } from '#entities/referral.ts';
import { Representative } from '#entities/representative.ts';
import { openStatuses } from './rules.ts';

/** Somebody or something by name. */
export type Named = { readonly id: string; readonly name: string };

/** A referral in a list. Days are `YYYY-MM-DD`. */
export type ListedReferral = {
  readonly id: string;
  readonly organisation: Named;
  readonly body: Named;
  readonly matter: string;
  readonly dueOn: string | null;
  readonly status: ReferralStatus;
  /** It came back to the coordinator, since nothing was heard. */
  readonly returned: boolean;
};

/** A referral with all that is known of it. */
export type ReferralView = ListedReferral & {
  readonly revision: number;
  readonly askedAt: DateTime;
  readonly person: Named;
  readonly coordinator: Named;
  readonly told: boolean;
  readonly need:
    | { readonly id: string; readonly revision: number; readonly category: Category; readonly open: boolean }
    | undefined;
  readonly statedBy: Named | undefined;
  readonly instead: string | null;
  readonly outcome: string | null;
  readonly remindedAt: DateTime | null;
};

const named = ({ id, name }: Named): Named => ({ id, name });

/** A referral; undefined when it is not there. */
export async function findReferral(em: EntityManager, id: string): Promise<ReferralView | undefined> {
  const referral = await em.findOne(Referral, id, {
    populate: ['organisation', 'body', 'person', 'coordinator', 'statedBy', 'need'],
  });
  if (referral === null) return undefined;
  const declined = referral.status === 'declined';
  const need = referral.need?.getEntity();
  const statedBy = referral.statedBy?.getEntity();
  return {
    ...listed(referral),
    revision: referral.revision,
    askedAt: referral.createdAt,
    person: named(referral.person.getEntity()),
    coordinator: named(referral.coordinator.getEntity()),
    told: referral.told,
    need: need && { id: need.id, revision: need.revision, category: need.category, open: !need.metAt },
    statedBy: statedBy && named(statedBy),
    // Each belongs to an answer; the other is kept for whoever changes theirs back.
    instead: declined ? (referral.instead ?? null) : null,
    outcome: declined ? null : (referral.outcome ?? null),
    remindedAt: referral.remindedAt ?? null,
  };
}

function listed(referral: Referral): ListedReferral {
  const { id, matter, status } = referral;
  return {
    id,
    matter,
    status,
    organisation: named(referral.organisation.getEntity()),
    body: named(referral.body.getEntity()),
    dueOn: referral.dueOn ?? null,
    returned: referral.returnedAt != null,
  };
}

/** Referrals that nobody has said the outcome of, the earliest date first: `limit` of them after the first `skipped`. */
export async function listOpenReferrals(
  em: EntityManager,
  { skipped, limit }: { readonly skipped: number; readonly limit: number },
): Promise<{ readonly referrals: readonly ListedReferral[]; readonly total: number }> {
  const [found, total] = await em.findAndCount(
    Referral,
    { status: { $in: [...openStatuses] } },
    {
      populate: ['organisation', 'body'],
      orderBy: { dueOn: 'asc nulls last', id: 'asc' },
      offset: skipped,
      limit,
    },
  );
  return { referrals: found.map(listed), total };
}

/** A coordinator's referrals that came back, or whose date is here: the first by date, `limit` of them. `now` is local. */
export async function listReferralsToFollowUp(
  em: EntityManager,
  coordinatorId: string,
  { now, limit }: { readonly now: DateTime; readonly limit: number },
): Promise<readonly ListedReferral[]> {
  const found = await em.find(
    Referral,
    {
      coordinator: coordinatorId,
      status: { $in: [...openStatuses] },
      $or: [{ returnedAt: { $ne: null } }, { dueOn: { $lte: now.toFormat('yyyy-MM-dd') } }],
    },
    { populate: ['organisation', 'body'], orderBy: { dueOn: 'asc nulls last', id: 'asc' }, limit },
  );
  return found.map(listed);
}

/** Those of a body who can be reached and have not asked for silence, whoever was asked last first. */
export async function listAskable(em: EntityManager, bodyId: string): Promise<readonly Person[]> {
  const spoken = await em.find(Representative, { organisation: bodyId }, { populate: ['person'] });
  const people = spoken.map(({ person }) => person.getEntity());
  const accounts = await em.find(Account, { person: { $in: people.map(({ id }) => id) } });
  const inChat = new Set(accounts.map(({ person }) => person.id));
  const last = await em.findOne(Referral, { body: bodyId }, { orderBy: { id: 'desc' } });
  return people
    .filter((one) => (inChat.has(one.id) || (one.email ?? '') !== '') && !one.isPausedForGood())
    .sort(
      (a, b) =>
        Number(b.id === last?.person.id) - Number(a.id === last?.person.id) || a.name.localeCompare(b.name),
    );
}

/** The ids of those who speak for an organisation. */
export async function listSpeakers(em: EntityManager, organisationId: string): Promise<readonly string[]> {
  const spoken = await em.find(Representative, { organisation: organisationId });
  return spoken.map(({ person }) => person.id);
}

/** Who hears what becomes of a referral: whoever made it; once they are no coordinator any more, those who are. */
export async function listResponsible(em: EntityManager, coordinatorId: string): Promise<readonly string[]> {
  const own = await em.findOne(Person, coordinatorId);
  if (own?.is('coordinator') === true) return [coordinatorId];
  const others = await em.find(Person, { roles: { $contains: ['coordinator'] } });
  return others.map(({ id }) => id);
}

/** In every workspace: referrals about which nothing was heard for so long that something is to be done. `em` sees them all. */
export async function listSilentReferrals(
  em: EntityManager,
  now: DateTime,
): Promise<readonly { readonly id: string; readonly workspaceId: string }[]> {
  const found = await em.find(
    Referral,
    { nextAt: { $lte: now.toUTC() } },
    { orderBy: { nextAt: 'asc' }, limit: 200 },
  );
  return found.map(({ id, workspace }) => ({ id, workspaceId: workspace.id }));
}
