import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import type { Workspace } from '#entities/workspace.ts';
import { listUses } from '#src/features/organisations/uses.ts';
import { emptyBatch, writeBatch } from './batch.ts';
import { nobody, type Onlooker } from './onlooker.ts';
import { listPointing, lockOrganisations, type Pointing, removeAddresses, removeRows } from './take-back.ts';
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
  { onBegin, onProgress }: Onlooker = nobody,
): Promise<{ readonly undone: number; readonly kept: number }> {
  const own = new Set([...written.offers, ...written.representatives]);
  const before = new Map(written.changed.map((one) => [one.id, one]));
  const actors = [...written.added, ...before.keys()].sort();
  const all = actors.length + written.people.length;
  onBegin(all);
  let [undone, kept, looked] = [0, 0, 0];
  const tell = (count: number) => {
    looked += count;
    onProgress(looked, all);
  };
  for (const ids of slices(actors)) {
    const done = await undoActors(em, { ids, own, before }, by);
    undone += done.undone;
    kept += done.kept;
    tell(ids.length);
  }
  for (const ids of slices(written.people)) {
    const used = new Set<string>();
    for (const use of listUses(em, Person))
      for (const { to } of await listPointing(em, by.workspace.id, use, ids)) used.add(to);
    const unused = ids.filter((id) => !used.has(id));
    await removeRows(em, by.workspace.id, 'people', unused);
    tell(ids.length);
  }
  for (const addresses of slices(written.addresses)) await removeAddresses(em, by.workspace.id, addresses);
  return { undone, kept };
}

async function undoActors(em: EntityManager, { ids, own, before }: Taken, { workspace, person, now }: By) {
  const organisations = await lockOrganisations(em, workspace.id, ids);
  const used = new Set<string>();
  const ours: (Pointing & { readonly from: unknown })[] = [];
  for (const use of listUses(em, Organisation)) {
    for (const row of await listPointing(em, workspace.id, use, ids)) {
      if (own.has(row.id)) ours.push({ ...row, from: use.meta.class });
      else if (!before.has(row.to)) used.add(row.to);
    }
  }
  const undone = new Set(
    organisations
      .filter(({ id, revision }) => !used.has(id) && revision === (before.get(id)?.revision ?? 0) + 1)
      .map(({ id }) => id),
  );
  const oursFrom = (entity: unknown) =>
    ours.filter(({ from, to }) => from === entity && undone.has(to)).map(({ id }) => id);
  await removeRows(em, workspace.id, 'representatives', oursFrom(Representative));
  await removeRows(em, workspace.id, 'offers', oursFrom(Offer));
  await writeBatch(
    em,
    { workspaceId: workspace.id, at: now.toJSDate().toISOString() },
    {
      ...emptyBatch(),
      changed: [...undone].flatMap((id) => before.get(id) ?? []),
      audit: [...undone].map((subject) => ({
        id: randomUUIDv7(),
        verb: 'register.undo',
        subject,
        person: person?.id ?? null,
      })),
    },
  );
  const added = [...undone].filter((id) => !before.has(id));
  await removeRows(em, workspace.id, 'organisations', added);
  return { undone: undone.size, kept: organisations.length - undone.size };
}

function slices<Value>(all: readonly Value[]): Value[][] {
  const count = Math.ceil(all.length / atATime);
  return Array.from({ length: count }, (_, at) => all.slice(at * atATime, (at + 1) * atATime));
}
