import type { EntityManager } from '@mikro-orm/postgresql';
import { Conversation } from '#entities/conversation.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { can } from '#src/people/can.ts';

/** A channel that Bryggan has seen. `name` is its id where the platform has not said what it is called. */
export interface Channel {
  readonly id: string;
  readonly name: string;
}

/** The channels that the week can be posted to, by name. */
export async function listChannels(em: EntityManager): Promise<Channel[]> {
  const found = await em.find(
    Conversation,
    { kind: 'channel' },
    { orderBy: { name: 'asc nulls last', createdAt: 'asc' } },
  );
  return found.map(({ id, name, reference }) => ({ id, name: name ?? reference }));
}

/** What an administrator sees of the workspace. */
export interface WorkspaceView {
  readonly workspace: Workspace;
  readonly channels: readonly Channel[];
}

/** What somebody may see of the workspace's settings; undefined for those who may not change them. */
export async function viewSettings({
  em,
  person,
  workspace,
}: Pick<Context, 'em' | 'person' | 'workspace'>): Promise<WorkspaceView | undefined> {
  return can(person, 'changeSettings') ? { workspace, channels: await listChannels(em) } : undefined;
}
