import type { EntityManager } from '@mikro-orm/postgresql';
import { Home } from '#entities/home.ts';
import { Installation } from '#entities/installation.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Platform } from '#src/conversation/incoming.ts';

/**
 * Makes sure that the team whose credentials Bryggan was started with is known, and that a workspace is at home in
 * it. Only what the operator has configured comes here; a tenant that merely writes makes nothing. A district that is
 * here already, alone, is at home there too: it has Slack and Teams. May run in several processes at once: the unique
 * index lets one of them win.
 */
export async function ensureInstallation(
  em: EntityManager,
  team: { readonly platform: Platform; readonly tenant: string; readonly name: string },
): Promise<void> {
  const { platform, tenant, name } = team;
  const known = await em.findOne(Installation, { platform, tenant });
  if (known !== null) return;
  const installation = em.create(Installation, { platform, tenant, name });
  const [only, ...more] = await em.find(Workspace, { demo: false }, { limit: 2 });
  const workspace =
    only !== undefined && more.length === 0
      ? only
      : em.create(Workspace, { name, language: 'sv', zone: 'Europe/Stockholm' });
  em.create(Home, { workspace, installation });
  await em.flush();
}
