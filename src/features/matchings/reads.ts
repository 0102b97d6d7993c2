import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Matching, type MatchingStatus } from '#entities/matching.ts';
import { MatchingParty, type PartyRole } from '#entities/matching-party.ts';
import { MatchingStep } from '#entities/matching-step.ts';
import { closedStatuses } from './rules.ts';

/** An organisation in a matching, with its role there. */
export type PartyView = { readonly id: string; readonly name: string; readonly role: PartyRole };

/** One move of a matching; `from` is null for the first. */
export type StepView = {
  readonly id: string;
  readonly from: MatchingStatus | null;
  readonly to: MatchingStatus;
  readonly person: { readonly id: string; readonly name: string };
  readonly at: DateTime;
};

/** A matching in a list. */
export type ListedMatching = {
  readonly id: string;
  readonly purpose: string;
  readonly status: MatchingStatus;
  readonly parties: readonly PartyView[];
};

/** A matching with its history, the oldest step first. */
export type MatchingView = ListedMatching & {
  readonly revision: number;
  readonly endReason: string | null;
  readonly steps: readonly StepView[];
};

/** A matching; undefined when it was undone. */
export async function findMatching(em: EntityManager, id: string): Promise<MatchingView | undefined> {
  const matching = await em.findOne(Matching, id);
  if (matching === null) return undefined;
  const steps = await em.find(
    MatchingStep,
    { matching: id },
    { populate: ['person'], orderBy: { createdAt: 'asc', id: 'asc' } },
  );
  const [listed] = await withParties(em, [matching]);
  return {
    id,
    purpose: matching.purpose,
    status: matching.status,
    parties: listed?.parties ?? [],
    revision: matching.revision,
    endReason: matching.endReason ?? null,
    steps: steps.map((step) => ({
      id: step.id,
      from: step.fromStatus ?? null,
      to: step.toStatus,
      person: { id: step.person.id, name: step.person.getEntity().name },
      at: step.createdAt,
    })),
  };
}

/** Matchings that go on, the newest first: `limit` of them after the first `skipped`. */
export async function listOpenMatchings(
  em: EntityManager,
  { skipped, limit }: { readonly skipped: number; readonly limit: number },
): Promise<{ readonly matchings: readonly ListedMatching[]; readonly total: number }> {
  const [found, total] = await em.findAndCount(
    Matching,
    { status: { $nin: [...closedStatuses] } },
    { orderBy: { createdAt: 'desc', id: 'desc' }, offset: skipped, limit },
  );
  return { matchings: await withParties(em, found), total };
}

/** The matching that goes on between exactly these two and perhaps others, if there is one. */
export async function findOpenBetween(
  em: EntityManager,
  one: string,
  other: string,
): Promise<string | undefined> {
  const ofOne = await em.find(
    MatchingParty,
    { organisation: one, matching: { status: { $nin: [...closedStatuses] } } },
    { orderBy: { id: 'desc' } },
  );
  const both = await em.findOne(
    MatchingParty,
    { organisation: other, matching: { $in: ofOne.map((party) => party.matching.id) } },
    { orderBy: { id: 'desc' } },
  );
  return both?.matching.id;
}

/** Who did something to a matching last. */
export async function findLastMover(
  em: EntityManager,
  id: string,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  const entry = await em.findOne(
    AuditEntry,
    { subjectId: id },
    { populate: ['person'], orderBy: { id: 'desc' } },
  );
  return entry?.person?.getEntity();
}

async function withParties(em: EntityManager, matchings: readonly Matching[]): Promise<ListedMatching[]> {
  const parties = await em.find(
    MatchingParty,
    { matching: { $in: matchings.map(({ id }) => id) } },
    { populate: ['organisation'], orderBy: { organisation: { name: 'asc' } } },
  );
  const byMatching = Map.groupBy(parties, (party) => party.matching.id);
  return matchings.map(({ id, purpose, status }) => ({
    id,
    purpose,
    status,
    parties: (byMatching.get(id) ?? []).map((party) => ({
      id: party.organisation.id,
      name: party.organisation.getEntity().name,
      role: party.role,
    })),
  }));
}
