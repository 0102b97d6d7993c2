import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { z } from 'zod';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation, organisationKinds } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import type { Workspace } from '#entities/workspace.ts';
import { listUses, type Use } from '#src/features/organisations/uses.ts';

const text = z.string().nullable();
const texts = z.array(z.string());

/** What an import wrote, as far as it takes to take it back: ids, and what stood in the rows that it changed. */
export const writtenByImport = z.object({
  added: texts,
  changed: z.array(
    z.object({
      id: z.string(),
      revision: z.number(),
      kind: z.enum(organisationKinds),
      area: text,
      aliases: texts,
      searchAliases: z.string(),
      drives: text,
      webPage: text,
      note: text,
      languages: texts,
    }),
  ),
  offers: texts,
  people: texts,
  representatives: texts,
  addresses: z.array(z.object({ id: z.string(), email: text })),
});
/** That of one import. */
export type WrittenByImport = z.output<typeof writtenByImport>;

type By = { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime };

/**
 * Takes an import back: removes what it added and puts back what it changed, but for actors that somebody has changed
 * or written about since. Returns how many actors were taken back, and how many were kept.
 */
export async function undoImport(
  em: EntityManager,
  written: WrittenByImport,
  by: By,
): Promise<{ readonly undone: number; readonly kept: number }> {
  const touched = [...written.added, ...written.changed.map(({ id }) => id)];
  const organisations = await em.find(
    Organisation,
    { id: { $in: touched } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' }, refresh: true },
  );
  const own = new Set([...written.offers, ...written.representatives]);
  const used = await listUsed(em, listUses(em, Organisation), written.added, own);
  const before = new Map(written.changed.map((one) => [one.id, one]));
  const isKept = ({ id, revision }: Organisation) =>
    used.has(id) || revision !== (before.get(id)?.revision ?? 0) + 1;
  const kept = organisations.filter(isKept).map(({ id }) => id);
  const others = { organisation: { $nin: kept } };
  await em.nativeDelete(Representative, { id: { $in: written.representatives }, ...others });
  await em.nativeDelete(Offer, { id: { $in: written.offers }, ...others });
  const undone = organisations.filter((one) => !isKept(one));
  for (const organisation of undone) {
    const { id } = organisation;
    const { revision: _, ...columns } = before.get(id) ?? { id, revision: 0 };
    if (before.has(id)) em.assign(organisation, columns);
    else em.remove(organisation);
    em.create(AuditEntry, {
      workspace: by.workspace,
      person: by.person,
      verb: 'register.undo',
      subjectId: id,
      createdAt: by.now.toUTC(),
    });
  }
  await em.flush();
  await takeBackPeople(em, written);
  return { undone: undone.length, kept: kept.length };
}

async function takeBackPeople(em: EntityManager, { people, addresses }: WrittenByImport): Promise<void> {
  const used = await listUsed(em, listUses(em, Person), people, new Set());
  await em.nativeDelete(Person, { id: { $in: people.filter((id) => !used.has(id)) } });
  for (const { id, email } of addresses) await em.nativeUpdate(Person, { id, email }, { email: null });
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
