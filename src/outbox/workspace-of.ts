import type { EntityManager } from '@mikro-orm/postgresql';

/** The workspace that `em` works for, for statements the filter does not reach. Throws when it is not one workspace. */
export function workspaceOf(em: EntityManager): string {
  const scope: { id?: string } | undefined = em.getFilterParams('workspace');
  if (scope?.id === undefined) throw new Error('This is done in one workspace only.');
  return scope.id;
}
