import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core';
import { ownedEntities } from '#entities/index.ts';

/** What the workspace filter is told: one workspace, or – with a reason – all of them. */
export type WorkspaceScope = { readonly id: string } | { readonly across: string };

const owned = new Set<string>(ownedEntities.map((entity) => entity.name));

/** Refuses to write a row of another workspace than the one the work is for: that is a fault, never a wish. */
export class WorkspaceGuard implements EventSubscriber {
  onFlush(args: FlushEventArgs): void {
    const scope: WorkspaceScope | undefined = args.em.getFilterParams('workspace');
    for (const change of args.uow.getChangeSets()) {
      if (!owned.has(change.meta.className)) continue;
      if (scope === undefined)
        throw new Error(`A ${change.meta.className} was written without saying for which workspace.`);
      if ('across' in scope) continue;
      const row: { workspace?: { id: string } } = change.entity;
      if (row.workspace?.id !== scope.id) {
        throw new Error(`A ${change.meta.className} of another workspace was written.`);
      }
    }
  }
}
