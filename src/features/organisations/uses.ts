import { type EntityClass, type EntityMetadata, ReferenceKind } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Something that rows of one table say of another's: the table's entity, and the property that points there. */
export type Use = { readonly meta: EntityMetadata<object>; readonly property: string };

/** Every property of every entity that points to an entity. A test holds them against the foreign keys of the tables. */
export function listUses(em: Pick<EntityManager, 'getMetadata'>, of: EntityClass<object>): readonly Use[] {
  return [...em.getMetadata().getAll().values()].flatMap((meta) =>
    meta.relations
      .filter(({ kind }) => kind === ReferenceKind.MANY_TO_ONE || kind === ReferenceKind.ONE_TO_ONE)
      .filter(({ targetMeta }) => targetMeta?.class === of)
      .map(({ name }) => ({ meta, property: name })),
  );
}

/** Whether anything at all is said of a row; `except` are entities that do not count. */
export async function isUsed(
  em: EntityManager,
  of: EntityClass<object>,
  id: string,
  except: readonly EntityClass<object>[] = [],
): Promise<boolean> {
  for (const { meta, property } of listUses(em, of)) {
    if (except.some((one) => one === meta.class)) continue;
    if ((await em.count(meta.class, { [property]: id })) > 0) return true;
  }
  return false;
}
