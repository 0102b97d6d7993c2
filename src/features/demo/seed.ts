import { type EntityManager, UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { ownedEntities } from '#entities/index.ts';
import { Workspace } from '#entities/workspace.ts';
import { buildHappenings } from './build-happenings.ts';
import { buildPlace } from './build-place.ts';

/**
 * What came of it. `exists`: there is a demo already, and it was left as it is. `occupied`: the database holds the
 * workspace of somebody real, beside which no demo is made.
 */
export type Seeded = 'made' | 'exists' | 'occupied';

/** Runs work in one transaction that sees every workspace. */
type Across = <Result>(
  scope: { readonly across: string },
  work: (em: EntityManager) => Promise<Result>,
) => Promise<Result>;

/**
 * Makes the demo workspace, all of it or nothing; its dates lie around `now`. May be run again, and by several at
 * once. With `fresh` the demo that is there goes first.
 */
export async function seedDemo(
  transact: Across,
  now: DateTime,
  { fresh = false }: { readonly fresh?: boolean } = {},
): Promise<Seeded> {
  try {
    return await transact({ across: 'make the demo workspace' }, async (em) => {
      const workspaces = await em.find(Workspace, {});
      if (workspaces.some(({ demo }) => !demo)) return 'occupied';
      const [demo] = workspaces;
      if (demo !== undefined && !fresh) return 'exists';
      if (demo !== undefined) await clear(em, demo);
      const place = await buildPlace(em, now);
      buildHappenings(em, place, now);
      await em.flush();
      return 'made';
    });
  } catch (fault) {
    // Another process made it in the same moment: a tenant has one installation.
    if (fault instanceof UniqueConstraintViolationException) return 'exists';
    throw fault;
  }
}

async function clear(em: EntityManager, demo: Workspace): Promise<void> {
  for (const entity of ownedEntities) em.remove(await em.find<object>(entity, { workspace: demo.id }));
  em.remove(demo);
  await em.flush();
}
