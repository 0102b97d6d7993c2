import type { EntityManager } from '@mikro-orm/postgresql';
import { ErasureRequest } from '#entities/erasure-request.ts';
import type { Person } from '#entities/person.ts';

/** Whether all that said who somebody was has been removed: then nobody reads or answers in their name any more. */
export async function isErased(em: EntityManager, { id, roles }: Person): Promise<boolean> {
  // Only who has no role can be: all others need no question.
  return roles.length === 0 && (await em.count(ErasureRequest, { person: id, erasedAt: { $ne: null } })) > 0;
}
