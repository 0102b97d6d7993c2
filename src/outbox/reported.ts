import type { MikroORM } from '@mikro-orm/postgresql';
import type { MessageDeclaration } from '#src/conversation/declarations/declarations.ts';

/** Something that was sent or dropped, and that a live message tells of. */
export interface Reported {
  readonly reportedOn: NonNullable<MessageDeclaration['reportedOn']>;
  readonly workspaceId: string;
  readonly subjectId: string;
}

/** What the live messages are about that tell of these, read once for all of one kind in one workspace. */
export async function findReportedOn(
  orm: MikroORM,
  reported: readonly Reported[],
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [reportedOn, sameKind] of Map.groupBy(reported, (one) => one.reportedOn)) {
    for (const [workspaceId, together] of Map.groupBy(sameKind, (one) => one.workspaceId)) {
      const em = orm.em.fork();
      em.setFilterParams('workspace', { id: workspaceId });
      const subjects = new Set(together.map(({ subjectId }) => subjectId));
      found.push(...(await reportedOn(em, workspaceId, [...subjects])));
    }
  }
  return [...new Set(found)];
}
