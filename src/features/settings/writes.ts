import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Conversation } from '#entities/conversation.ts';
import type { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Language } from '#src/conversation/answer.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { reschedule } from '#src/outbox/reschedule.ts';
import type { Settings } from './rules.ts';

/** What came of a change: `changed` when somebody else was first. */
export type SettingsChange =
  | { readonly ok: true; readonly workspace: Workspace }
  | { readonly ok: false; readonly reason: 'changed'; readonly workspace: Workspace }
  | { readonly ok: false; readonly reason: 'noChannel' };

/** Makes Bryggan speak a language to somebody. */
export function chooseLanguage(person: Person, language: Language): void {
  person.language = language;
}

/** Remembers the channel that something was said in, so that the week can be posted there. Elsewhere it does nothing. */
export async function knowChannel(
  em: EntityManager,
  { workspace, platform, tenant, place }: Pick<Context, 'workspace' | 'platform' | 'tenant' | 'place'>,
): Promise<void> {
  if (place.kind !== 'channel') return;
  const { reference, name } = place;
  const known = await em.findOne(Conversation, { platform, tenant, reference });
  if (known === null) {
    em.create(Conversation, { workspace, platform, tenant, kind: 'channel', reference, name: name ?? null });
  } else if (name !== undefined) known.name = name;
  await em.flush();
}

/** Sets the workspace's settings, unless they were changed since `revision`. */
export async function changeSettings(
  em: EntityManager,
  asked: { readonly revision: number; readonly settings: Settings },
  given: { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime },
): Promise<SettingsChange> {
  const { revision, settings } = asked;
  // Waits for another administrator's change, so that the revision read is the one written over.
  const workspace = await em.findOneOrFail(
    Workspace,
    { id: given.workspace.id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (workspace.revision !== revision) return { ok: false, reason: 'changed', workspace };
  const { digestConversationId } = settings;
  if (digestConversationId !== null && (await em.findOne(Conversation, digestConversationId)) === null) {
    return { ok: false, reason: 'noChannel' };
  }
  em.assign(workspace, settings);
  em.create(AuditEntry, {
    workspace,
    person: given.person,
    verb: 'settings.change',
    subjectId: workspace.id,
    createdAt: given.now.toUTC(),
  });
  await em.flush();
  await reschedule(em, workspace, given.now);
  return { ok: true, workspace };
}
