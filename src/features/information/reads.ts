import type { EntityManager } from '@mikro-orm/postgresql';
import { Information } from '#entities/information.ts';

/** Information with who sends it; undefined when it was taken back. */
export async function findInformation(em: EntityManager, id: string): Promise<Information | undefined> {
  return (await em.findOne(Information, id, { populate: ['coordinator'] })) ?? undefined;
}
