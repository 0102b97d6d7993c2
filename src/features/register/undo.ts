import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Workspace } from '#entities/workspace.ts';
import { listUses, type Use } from '#src/features/organisations/uses.ts';
import type { WrittenByImport } from './written.ts';

type By = {
  readonly workspace: Pick<Workspace, 'id'>;
  /** Null from the command line. */
  readonly person: Pick<Person, 'id'> | null;
  readonly now: DateTime;
};

type Taken = {
  readonly ids: readonly string[];
  /** Offers and representatives that the import added. */
  readonly own: ReadonlySet<string>;
  readonly before: ReadonlyMap<string, WrittenByImport['changed'][number]>;
};

// A statement takes so many ids at once, and so many rows are held.
const atATime = 1_000;

/**
 * Takes an import back: removes what it added and puts back what it changed, but for actors that somebody has changed
 * or written about since. Returns how many actors were taken back, and how many were kept.
 */
export async function undoImport(
  em: EntityManager,
  written: WrittenByImport,
  by: By,
): Promise<{ readonly undone: number; readonly kept: number }> {
  const own = new Set([...written.offers, ...written.representatives]);
  const before = new Map(written.changed.map((one) => [one.id, one]));
  let [undone, kept] = [0, 0];
  for (const ids of slices([...written.added, ...before.keys()].sort())) {
    // The same transaction, with rows of its own: those of thousands of actors must not stay in hand.
    const done = await undoActors(em.fork({ keepTransactionContext: true }), { ids, own, before }, by);
    undone += done.undone;
    kept += done.kept;
  }
  for (const ids of slices(written.people)) {
    const used = await listUsed(em, listUses(em, Person), ids, new Set());
    await em.nativeDelete(Person, { id: { $in: ids.filter((id) => !used.has(id)) } });
  }
  for (const { id, email } of written.addresses)
    await em.nativeUpdate(Person, { id, email }, { email: null });
  return { undone, kept };
}

async function undoActors(em: EntityManager, { ids, own, before }: Taken, by: By) {
  const organisations = await em.find(
    Organisation,
    { id: { $in: [...ids] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const added = ids.filter((id) => !before.has(id));
  const used = await listUsed(em, listUses(em, Organisation), added, own);
  const undone = organisations.filter(
    ({ id, revision }) => !used.has(id) && revision === (before.get(id)?.revision ?? 0) + 1,
  );
  const theirs = { organisation: { $in: undone.map(({ id }) => id) } };
  const ours = (rows: readonly { readonly id: string }[]) => ({
    id: { $in: rows.map(({ id }) => id).filter((id) => own.has(id)) },
  });
  const looked = { disableIdentityMap: true };
  await em.nativeDelete(Representative, ours(await em.find(Representative, theirs, looked)));
  await em.nativeDelete(Offer, ours(await em.find(Offer, theirs, looked)));
  for (const organisation of undone) {
    const { id } = organisation;
    const { revision: _, ...columns } = before.get(id) ?? { id, revision: 0 };
    if (before.has(id)) em.assign(organisation, columns);
    else em.remove(organisation);
    em.create(AuditEntry, {
      workspace: em.getReference(Workspace, by.workspace.id),
      person: by.person === null ? null : em.getReference(Person, by.person.id),
      verb: 'register.undo',
      subjectId: id,
      createdAt: by.now.toUTC(),
    });
  }
  await em.flush();
  return { undone: undone.length, kept: organisations.length - undone.length };
}

function slices<Value>(all: readonly Value[]): Value[][] {
  const count = Math.ceil(all.length / atATime);
  return Array.from({ length: count }, (_, at) => all.slice(at * atATime, (at + 1) * atATime));
}

/** Of some rows those that others than `own` point to. */
async function listUsed(
  em: EntityManager,
  uses: readonly Use[],
  ids: readonly string[],
  own: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  for (const { meta, property } of uses) {
    const where = { [property]: { $in: [...ids] } };
    // Only looked at: what is deleted past the identity map must not stand in it.
    for (const row of await em.find(meta.class, where, { disableIdentityMap: true })) {
      const [self, to] = [idOf(row), idOf(Reflect.get(row, property))];
      if (to !== undefined && (self === undefined || !own.has(self))) used.add(to);
    }
  }
  return used;
}

function idOf(value: unknown): string | undefined {
  const isRow = typeof value === 'object' && value !== null && 'id' in value;
  return isRow && typeof value.id === 'string' ? value.id : undefined;
}
