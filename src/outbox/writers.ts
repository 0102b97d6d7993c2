import type { MikroORM } from '@mikro-orm/postgresql';
import type { MessageDeclaration, WriteCard } from '#src/conversation/declarations/declarations.ts';

/** A message to many, about one subject. */
export interface AskedWriter {
  readonly writeMany: NonNullable<MessageDeclaration['writeMany']>;
  readonly workspaceId: string;
  readonly subjectId: string;
}

/**
 * Reads what messages to many are about, once for all of one kind in one workspace, and gives for each, in order, how it
 * is written; undefined where the subject is gone.
 */
export async function findWriters(
  orm: MikroORM,
  asked: readonly AskedWriter[],
): Promise<readonly (WriteCard | undefined)[]> {
  const found = new Map<AskedWriter, WriteCard | undefined>();
  for (const [writeMany, sameKind] of Map.groupBy(asked, (one) => one.writeMany)) {
    for (const [workspaceId, together] of Map.groupBy(sameKind, (one) => one.workspaceId)) {
      const em = orm.em.fork();
      em.setFilterParams('workspace', { id: workspaceId });
      const subjects = new Set(together.map(({ subjectId }) => subjectId));
      const writers = await writeMany(em, workspaceId, [...subjects]);
      for (const one of together) found.set(one, writers.get(one.subjectId));
    }
  }
  return asked.map((one) => found.get(one));
}
