import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';

const posted = new WeakMap<EntityManager, string[]>();

/** Notes that a delivery row was added in this transaction, so that it is dispatched once the transaction is committed. */
export function notePosted(em: EntityManager, deliveryIds: readonly string[]): void {
  const noted = posted.get(em);
  if (noted === undefined) throw new Error('Deliveries are posted inside a transaction only.');
  noted.push(...deliveryIds);
}

/** Runs work in one transaction, on a fork with the workspace filter set, and flushes it. */
export type Transact = <Result>(
  workspaceId: string,
  work: (em: EntityManager) => Promise<Result>,
) => Promise<Result>;

/**
 * The way everything is written: one transaction, nothing on the network inside. `onPosted` is told of new
 * deliveries after the commit; when it fails, the outbox's sweep finds them.
 */
export function createTransact(
  orm: MikroORM,
  onPosted: (deliveryIds: readonly string[]) => Promise<void>,
): Transact {
  return async (workspaceId, work) => {
    const fork = orm.em.fork();
    fork.setFilterParams('workspace', { id: workspaceId });
    const noted: string[] = [];
    const result = await fork.transactional(async (em) => {
      posted.set(em, noted);
      return work(em);
    });
    if (noted.length > 0) await onPosted(noted);
    return result;
  };
}
