import type { EntityManager } from '@mikro-orm/postgresql';
import type { Workspace } from '#entities/workspace.ts';

// Past the entities, which would raise revisions: whoever has a form open has not been overtaken by this.

/**
 * Claims a day for telling the coordinators of a workspace, in the transaction of what is posted. False when it was
 * claimed before. `today` is `YYYY-MM-DD`.
 */
export async function claimDay(em: EntityManager, workspaceId: string, today: string): Promise<boolean> {
  const claimed = await em.execute<{ id: string }[]>(
    `update workspaces set nudged_on = ?::date
    where id = ? and (nudged_on is null or nudged_on < ?::date) returning id`,
    [today, workspaceId, today],
  );
  return claimed.length > 0;
}

/** Notes which dialogues somebody is told of on a day. */
export async function noteNudged(
  em: EntityManager,
  workspace: Workspace,
  told: { readonly organisations: readonly string[]; readonly personId: string; readonly today: string },
): Promise<void> {
  await em.execute(
    `update organisations set nudged_on = ?::date, nudged_person_id = ?::uuid
    where workspace_id = ? and id in (select value::uuid from jsonb_array_elements_text(?::jsonb))`,
    [told.today, told.personId, workspace.id, JSON.stringify(told.organisations)],
    'run',
  );
}
