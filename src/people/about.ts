import type { EntityManager } from '@mikro-orm/postgresql';
import { Delivery } from '#entities/delivery.ts';
import { Draft } from '#entities/draft.ts';
import type { Button } from '#src/conversation/elements/button.ts';
import { type Card, withButtons } from '#src/conversation/elements/card.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import type { Known } from './identify.ts';

/** On the buttons of somebody who belongs to several workspaces: which one they are about, whatever is chosen by then. */
const workspaceKey = '@workspace';
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * Which of their workspaces somebody's press or form is about: it stands on the button, or follows from the message or
 * the form. Undefined where only they can say. `em` sees every workspace.
 */
export async function findWorkspaceMeant(
  em: EntityManager,
  { act }: Pick<Incoming, 'act'>,
  { accounts }: Known,
): Promise<string | undefined> {
  if (accounts.length < 2 || (act.kind !== 'press' && act.kind !== 'submit')) return undefined;
  const draft = act.kind === 'submit' ? act.draft : act.values['draft'];
  if (typeof draft === 'string' && uuid.test(draft)) return findWorkspaceOfForm(em, draft, accounts);
  if (act.kind === 'submit') return undefined;
  const written = act.values[workspaceKey];
  if (typeof written === 'string') return written;
  if (act.on === undefined) return undefined;
  const { conversation: sentConversation, message: sentMessage } = act.on;
  const [sent] = await em.find(
    Delivery,
    { person: { $in: peopleOf(accounts) }, status: 'sent', sentConversation, sentMessage },
    { limit: 1, fields: ['workspace'] },
  );
  return sent?.workspace.id;
}

/** Which of somebody's workspaces a form of theirs is about. `em` sees every workspace. */
export async function findWorkspaceOfForm(
  em: EntityManager,
  draft: string,
  accounts: Known['accounts'],
): Promise<string | undefined> {
  if (accounts.length < 2 || !uuid.test(draft)) return undefined;
  const found = await em.findOne(Draft, { id: draft, person: { $in: peopleOf(accounts) } });
  return found?.workspace.id;
}

function peopleOf(accounts: Known['accounts']) {
  return accounts.flatMap(({ person }) => (person.id === undefined ? [] : [person.id]));
}

/** A card whose buttons say which workspace they are about. */
export function about(workspaceId: string, card: Card): Card {
  return withButtons(card, (one: Button) =>
    one.kind === 'link' ? one : { ...one, values: { ...one.values, [workspaceKey]: workspaceId } },
  );
}
