import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import type { WorkspaceScope } from './workspace-guard.ts';

const posted = new WeakMap<EntityManager, string[]>();

/** Notes that a delivery row was added in this transaction, so that it is dispatched once the transaction is committed. */
export function notePosted(em: EntityManager, deliveryIds: readonly string[]): void {
  const noted = posted.get(em);
  if (noted === undefined) throw new Error('Deliveries are posted inside a transaction only.');
  noted.push(...deliveryIds);
}

/**
 * Runs work in one transaction, on a fork with the workspace filter set, and flushes it. `{ across: reason }` is for
 * finding out which workspace something belongs to; the work then narrows `em` with `narrow`.
 */
export type Transact = <Result>(
  scope: string | { readonly across: string },
  work: (em: EntityManager) => Promise<Result>,
) => Promise<Result>;

/** From here on this `em` sees one workspace only. */
export function narrow(em: EntityManager, workspaceId: string): void {
  em.setFilterParams('workspace', { id: workspaceId } satisfies WorkspaceScope);
}

/**
 * The way everything is written: one transaction, nothing on the network inside. `onPosted` is told of new
 * deliveries after the commit; when it fails, the outbox's sweep finds them.
 */
export function createTransact(
  orm: MikroORM,
  onPosted: (deliveryIds: readonly string[]) => Promise<void>,
): Transact {
  return async (scope, work) => {
    const fork = orm.em.fork();
    fork.setFilterParams('workspace', typeof scope === 'string' ? { id: scope } : scope);
    const noted: string[] = [];
    const result = await fork.transactional(async (em) => {
      posted.set(em, noted);
      return work(em);
    });
    if (noted.length > 0) await onPosted(noted);
    return result;
  };
}
