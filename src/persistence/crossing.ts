import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Does one thing that concerns several workspaces, inside the transaction of one; afterwards `em` sees that one again.
 * @param reason why it must, for whoever reads the code
 */
export async function acrossWithin<Result>(
  em: EntityManager,
  reason: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = em.getFilterParams('workspace');
  await em.flush();
  em.setFilterParams('workspace', { across: reason });
  try {
    const result = await work();
    await em.flush();
    return result;
  } finally {
    em.setFilterParams('workspace', before);
  }
}
