import { randomUUIDv7 } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Draft } from '#entities/draft.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import type { MessageReference } from '#src/conversation/incoming.ts';
import { runStatement, type Statement } from '#src/persistence/statement.ts';

const daysKept = 7;

/** A form that was kept. */
export interface Kept {
  readonly id: string;
  readonly form: Form;
}

// Thousands of rows may wait in a form: an entity would write them out once for the database and twice to compare
// them, while all others in the process wait.
const keepStatement: Statement = {
  name: 'draft-keep',
  text: `insert into drafts (id, workspace_id, created_at, person_id, form, origin, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7)`,
};
const findStatement: Statement = {
  name: 'draft-find',
  text: 'select id, form from drafts where id = $1 and workspace_id = $2 and person_id = $3',
};
const changeStatement: Statement = {
  name: 'draft-change',
  text: 'update drafts set form = $4 where id = $1 and workspace_id = $2 and person_id = $3',
};
const takeStatement: Statement = {
  name: 'draft-take',
  text: 'delete from drafts where id = $1 and workspace_id = $2 and person_id = $3 returning id, form',
};

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
  // Whose it is may be as new.
  await em.flush();
  const id = randomUUIDv7();
  const written = (at: DateTime) => at.toJSDate().toISOString();
  await runStatement(em, keepStatement, [
    id,
    kept.workspace.id,
    written(kept.now),
    kept.person.id,
    JSON.stringify(kept.form),
    kept.origin === undefined ? null : JSON.stringify(kept.origin),
    written(kept.now.plus({ days: daysKept })),
  ]);
  return id;
}

/** A person's own draft, or undefined when it was used, has expired, or is somebody else's. */
export async function findDraft(em: EntityManager, id: string, person: Person): Promise<Kept | undefined> {
  const [found] = await runStatement<Kept>(em, findStatement, [id, person.workspace.id, person.id]);
  return found;
}

/** Puts another form in the place of that of a person's own draft. */
export async function changeDraft(em: EntityManager, { id, form }: Kept, person: Person): Promise<void> {
  await runStatement(em, changeStatement, [id, person.workspace.id, person.id, JSON.stringify(form)]);
}

/** The same as an entity, locked until the transaction ends: of two that submit it at once, the second finds it gone. */
export async function findDraftToSubmit(
  em: EntityManager,
  id: string,
  person: Person,
): Promise<Draft | undefined> {
  return (await em.findOne(Draft, { id, person }, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? undefined;
}

/** A person's own draft, taken out: it is gone when the transaction is committed, and of two takers one gets it. */
export async function takeDraft(em: EntityManager, id: string, person: Person): Promise<Kept | undefined> {
  const [taken] = await runStatement<Kept>(em, takeStatement, [id, person.workspace.id, person.id]);
  return taken;
}

/** Removes the drafts that have expired, in every workspace. */
export async function forgetExpiredDrafts(em: EntityManager, now: DateTime): Promise<void> {
  await em.nativeDelete(Draft, { expiresAt: { $lt: now } });
}
