import type { EntityManager } from '@mikro-orm/postgresql';
import { Draft } from '#entities/draft.ts';
import { workspaceKey } from '#src/conversation/elements/about.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import type { Known } from './identify.ts';

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * Which of their workspaces somebody's press or form is about: it stands on the button, or follows from the form.
 * Undefined where only they can say. `em` sees every workspace.
 */
export async function findWorkspaceMeant(
  em: EntityManager,
  { act }: Pick<Incoming, 'act'>,
  { accounts }: Known,
): Promise<string | undefined> {
  if (act.kind === 'submit') return findWorkspaceOfForm(em, act.draft, accounts);
  if (act.kind !== 'press' || accounts.length < 2) return undefined;
  const written = act.values[workspaceKey];
  return typeof written === 'string'
    ? written
    : findWorkspaceOfForm(em, String(act.values['draft']), accounts);
}

/** Which of somebody's workspaces a form of theirs is about. `em` sees every workspace. */
export async function findWorkspaceOfForm(
  em: EntityManager,
  draft: string,
  accounts: Known['accounts'],
): Promise<string | undefined> {
  if (accounts.length < 2 || !uuid.test(draft)) return undefined;
  const people = accounts.flatMap(({ person }) => (person.id === undefined ? [] : [person.id]));
  const found = await em.findOne(Draft, { id: draft, person: { $in: people } });
  return found?.workspace.id;
}
