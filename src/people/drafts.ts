import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Draft } from '#entities/draft.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import type { MessageReference } from '#src/conversation/incoming.ts';

const daysKept = 7;

/** Keeps an unfinished form with what was typed, for seven days. The id is all that travels. */
export async function keepDraft(
  em: EntityManager,
  kept: {
    workspace: Workspace;
    person: Person;
    form: Form;
    origin?: MessageReference | undefined;
    now: DateTime;
  },
): Promise<string> {
  const draft = em.create(Draft, {
    workspace: kept.workspace,
    person: kept.person,
    form: kept.form,
    origin: kept.origin ?? null,
    expiresAt: kept.now.plus({ days: daysKept }),
  });
  await em.flush();
  return draft.id;
}

/** A person's own draft, or undefined when it was used, has expired, or is somebody else's. */
export async function findDraft(em: EntityManager, id: string, person: Person): Promise<Draft | undefined> {
  return (await em.findOne(Draft, { id, person })) ?? undefined;
}

/** The same, locked until the transaction ends: of two that submit it at once, the second finds it gone. */
export async function findDraftToSubmit(
  em: EntityManager,
  id: string,
  person: Person,
): Promise<Draft | undefined> {
  return (await em.findOne(Draft, { id, person }, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? undefined;
}

/** A person's own draft, taken out: it is gone when the transaction is committed, and of two takers one gets it. */
export async function takeDraft(em: EntityManager, id: string, person: Person): Promise<Draft | undefined> {
  const draft = await findDraft(em, id, person);
  if (draft === undefined) return undefined;
  const taken = await em.nativeDelete(Draft, { id, person });
  em.getUnitOfWork().unsetIdentity(draft);
  return taken === 1 ? draft : undefined;
}

/** Removes the drafts that have expired, in every workspace. */
export async function forgetExpiredDrafts(em: EntityManager, now: DateTime): Promise<void> {
  await em.nativeDelete(Draft, { expiresAt: { $lt: now } });
}
