import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Matching, type MatchingStatus } from '#entities/matching.ts';
import { MatchingParty, type PartyRole } from '#entities/matching-party.ts';
import { MatchingStep } from '#entities/matching-step.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { findMatching, type MatchingView } from './reads.ts';
import { nextStatuses } from './rules.ts';

type By = { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime };
/** Which organisation, in which role. */
export type Party = { readonly organisation: string; readonly role: PartyRole };

/** What became of a press or a form. `already` and `changed` carry the matching as it is now. */
export type MatchingResult =
  | { readonly ok: true; readonly matching: MatchingView }
  | { readonly ok: false; readonly reason: 'gone' }
  | {
      readonly ok: false;
      readonly reason: 'changed' | 'notYours' | 'noSuchMove';
      readonly matching: MatchingView;
    };

/** Logs a matching; it begins as suggested. The parties are different organisations of this workspace. */
export async function logMatching(
  em: EntityManager,
  asked: { readonly purpose: string; readonly parties: readonly Party[] },
  by: By,
): Promise<MatchingView> {
  const { workspace, person, now } = by;
  const matching = em.create(Matching, {
    workspace,
    purpose: asked.purpose,
    status: 'suggested',
    coordinator: person,
    createdAt: now.toUTC(),
  });
  for (const { organisation, role } of asked.parties) addParty(em, matching, organisation, role);
  addStep(em, matching, null, by);
  audit(em, by, 'matching.log', matching.id);
  await em.flush();
  return reread(em, matching.id);
}

/** Moves a matching on, where its status allows it and nobody moved it since `revision`. */
export async function moveMatching(
  em: EntityManager,
  asked: {
    readonly id: string;
    readonly revision: number;
    readonly to: MatchingStatus;
    readonly reason?: string | undefined;
  },
  by: By,
): Promise<MatchingResult> {
  const matching = await lock(em, asked.id);
  if (matching === undefined) return { ok: false, reason: 'gone' };
  if (matching.revision !== asked.revision) return refuse(em, asked.id, 'changed');
  if (!nextStatuses(matching.status).includes(asked.to)) return refuse(em, asked.id, 'noSuchMove');
  const from = matching.status;
  matching.status = asked.to;
  matching.endReason = asked.reason ?? null;
  addStep(em, matching, from, by);
  audit(em, by, 'matching.move', matching.id);
  await em.flush();
  return { ok: true, matching: await reread(em, matching.id) };
}

/** What taking back the newest step came to: `removed` when it was the first, and the matching is gone. */
export type UndoneStep = MatchingResult & { readonly removed?: boolean };

/** Takes back the newest step of a matching; only the one who took it may. */
export async function undoStep(
  em: EntityManager,
  asked: { readonly id: string; readonly revision: number },
  by: By,
): Promise<UndoneStep> {
  const matching = await lock(em, asked.id);
  const view = matching && (await findMatching(em, asked.id));
  const last = view?.steps.at(-1);
  if (matching === undefined || view === undefined || last === undefined) {
    return { ok: false, reason: 'gone' };
  }
  if (matching.revision !== asked.revision) return refuse(em, asked.id, 'changed');
  if (last.person.id !== by.person.id) return refuse(em, asked.id, 'notYours');
  audit(em, by, 'matching.undo', matching.id);
  if (last.from === null) {
    for (const party of await em.find(MatchingParty, { matching: asked.id })) em.remove(party);
    for (const step of await em.find(MatchingStep, { matching: asked.id })) em.remove(step);
    em.remove(matching);
    await em.flush();
    return { ok: true, matching: view, removed: true };
  }
  matching.status = last.from;
  matching.endReason = null;
  em.remove(await em.findOneOrFail(MatchingStep, last.id));
  await em.flush();
  return { ok: true, matching: await reread(em, asked.id) };
}

/** Replaces the purpose and the parties, unless somebody changed the matching since `revision`. */
export async function changeMatching(
  em: EntityManager,
  asked: {
    readonly id: string;
    readonly revision: number;
    readonly purpose: string;
    readonly parties: readonly Party[];
  },
  by: By,
): Promise<MatchingResult> {
  const matching = await lock(em, asked.id);
  if (matching === undefined) return { ok: false, reason: 'gone' };
  if (matching.revision !== asked.revision) return refuse(em, asked.id, 'changed');
  matching.purpose = asked.purpose;
  const parties = await em.find(MatchingParty, { matching: asked.id });
  const wanted = new Map(asked.parties.map(({ organisation, role }) => [organisation, role]));
  for (const party of parties) {
    const role = wanted.get(party.organisation.id);
    if (role === undefined) em.remove(party);
    else party.role = role;
    wanted.delete(party.organisation.id);
  }
  for (const [organisation, role] of wanted) addParty(em, matching, organisation, role);
  audit(em, by, 'matching.change', matching.id);
  await em.flush();
  await raiseRevision(em, matching, asked.revision);
  return { ok: true, matching: await reread(em, asked.id) };
}

// Waits for another transaction on the same matching, so that of two presses at once the second sees the first.
async function lock(em: EntityManager, id: string): Promise<Matching | undefined> {
  return (await em.findOne(Matching, id, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? undefined;
}

// The parties are rows of their own: where only they changed, the flush raised nothing.
async function raiseRevision(em: EntityManager, matching: Matching, from: number): Promise<void> {
  if (matching.revision !== from) return;
  await em.nativeUpdate(Matching, { id: matching.id }, { revision: from + 1 });
  await em.refresh(matching);
}

async function refuse(
  em: EntityManager,
  id: string,
  reason: 'changed' | 'notYours' | 'noSuchMove',
): Promise<MatchingResult> {
  return { ok: false, reason, matching: await reread(em, id) };
}

async function reread(em: EntityManager, id: string): Promise<MatchingView> {
  const matching = await findMatching(em, id);
  if (matching === undefined) throw new Error('A matching that is locked here was not found again.');
  return matching;
}

function addParty(em: EntityManager, matching: Matching, organisation: string, role: PartyRole): void {
  em.create(MatchingParty, {
    workspace: matching.workspace,
    matching,
    organisation: em.getReference(Organisation, organisation),
    role,
  });
}

function addStep(em: EntityManager, matching: Matching, fromStatus: MatchingStatus | null, by: By): void {
  em.create(MatchingStep, {
    workspace: matching.workspace,
    matching,
    fromStatus,
    toStatus: matching.status,
    person: by.person,
    createdAt: by.now.toUTC(),
  });
}

function audit(em: EntityManager, { workspace, person, now }: By, verb: string, subjectId: string): void {
  em.create(AuditEntry, { workspace, person, verb, subjectId, createdAt: now.toUTC() });
}
