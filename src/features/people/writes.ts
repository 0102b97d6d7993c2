import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Person, type Role } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Platform } from '#src/conversation/incoming.ts';
import { releasePaused } from '#src/outbox/post.ts';
import { countAdministrators } from './reads.ts';
import { type PauseChoice, pauseEndOf, rolesAfter } from './rules.ts';

/** What came of an appointment. The last administrator cannot leave: then nobody could appoint another. */
export type Appointed =
  | { readonly ok: true; readonly person: Person }
  | { readonly ok: false; readonly reason: 'lastAdministrator' };

/** Gives somebody a role, or takes what staff have away. Leaves a trace, also when somebody appoints themselves. */
export async function appoint(
  em: EntityManager,
  given: { person: Person; role: Role | 'none'; by: Person | undefined; workspace: Workspace },
): Promise<Appointed> {
  const { person, role, by, workspace } = given;
  const after = rolesAfter(person.roles, role);
  const leaves = person.is('administrator') && !after.includes('administrator');
  if (leaves && (await countAdministrators(em)) === 1) return { ok: false, reason: 'lastAdministrator' };
  person.roles = after;
  em.create(AuditEntry, {
    workspace,
    person: by ?? null,
    verb: `people.appoint ${role}`,
    subjectId: person.id,
  });
  return { ok: true, person };
}

/** Somebody who was mentioned before they ever wrote: known by their id until they do. */
export function meet(
  em: EntityManager,
  given: { workspace: Workspace; platform: Platform; tenant: string; externalId: string },
): Person {
  const { workspace, platform, tenant, externalId } = given;
  const person = em.create(Person, {
    workspace,
    name: externalId,
    searchName: externalId.toLowerCase(),
    roles: [],
  });
  em.create(Account, { workspace, person, platform, tenant, externalId });
  return person;
}

/** Days away are no days in which a dialogue goes quiet. Who pauses for good is not away, but has chosen. */
function noteAbsence(
  person: Person,
  choice: PauseChoice,
  { now, end }: { readonly now: DateTime; readonly end: DateTime | null },
): void {
  const today = now.toFormat('yyyy-MM-dd');
  const isAway = person.pauseEnd(now) !== undefined && !person.isPausedForGood();
  if (choice === 'off' || choice === 'ever') {
    if (isAway) person.absentTo = today;
  } else {
    if (!isAway) person.absentFrom = today;
    person.absentTo = end?.toFormat('yyyy-MM-dd') ?? today;
  }
}

/** Lets somebody pause the messages to themselves, or have them again. What waits for a pause is looked at anew. */
export async function pauseMessages(
  em: EntityManager,
  choice: PauseChoice,
  {
    workspace,
    person,
    now,
  }: { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime },
): Promise<void> {
  const end = pauseEndOf(choice, now);
  noteAbsence(person, choice, { now, end });
  person.pausedUntil = end?.toUTC() ?? null;
  em.create(AuditEntry, {
    workspace,
    person,
    verb: `people.pause ${choice}`,
    subjectId: person.id,
    createdAt: now.toUTC(),
  });
  await releasePaused(em, person.id, now);
}
