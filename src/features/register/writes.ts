import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Workspace } from '#entities/workspace.ts';
import { fold } from '#src/language/fold.ts';
import { type Actor, assign, type Doubt } from './assign.ts';
import type { RegisterPerson, RegisterRow } from './rules.ts';

/** What an import came to. */
export type Imported = {
  readonly added: number;
  readonly completed: number;
  readonly unchanged: number;
  /** How many details of the file differ from the register, which was kept. */
  readonly kept: number;
  readonly doubts: readonly Doubt[];
};

type Import = {
  readonly workspaceId: string;
  readonly now: DateTime;
  /** Whether the file is right where it differs from the register. */
  readonly overwrite: boolean;
  /** Told how many actors are written, of how many. */
  readonly onProgress: (done: number, of: number) => void;
};

const actorsAtATime = 200;

/**
 * Writes the rows of a file, in the transaction of `em`: what is new is added, what the register lacks is filled in.
 * What is there is kept, unless `overwrite`; nothing is ever taken away. The same rows again change nothing. `em` is
 * cleared on the way, so that it holds some hundred actors at a time.
 */
export async function importRows(
  em: EntityManager,
  rows: readonly RegisterRow[],
  asked: Import,
): Promise<Imported> {
  // Two imports at once would both add what neither has seen of the other.
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`import ${asked.workspaceId}`]);
  const registered = await em.find(
    Organisation,
    {},
    { fields: ['id', 'name', 'area'], orderBy: { id: 'asc' }, disableIdentityMap: true },
  );
  const { actors, doubts } = assign(
    registered.map(({ id, name, area }) => ({ id, name, area: area ?? null })),
    rows,
  );
  const counts = { added: 0, completed: 0, unchanged: 0, kept: 0 };
  for (let from = 0; from < actors.length; from += actorsAtATime) {
    await writeActors(em, actors.slice(from, from + actorsAtATime), asked, counts);
    asked.onProgress(Math.min(from + actorsAtATime, actors.length), actors.length);
  }
  return { ...counts, doubts };
}

type Counts = { added: number; completed: number; unchanged: number; kept: number };

/** What is known of some actors before their rows are written. */
type Known = {
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly offers: ReadonlyMap<string, readonly Offer[]>;
  readonly representatives: ReadonlyMap<string, readonly Representative[]>;
  readonly byEmail: Map<string, Person>;
};

async function writeActors(em: EntityManager, actors: readonly Actor[], asked: Import, counts: Counts) {
  const workspace = em.getReference(Workspace, asked.workspaceId);
  const known = await readKnown(em, actors);
  for (const actor of actors) {
    const there = actor.id === undefined ? undefined : known.organisations.get(actor.id);
    const organisation = there ?? em.create(Organisation, { workspace, ...firstOf(actor) });
    const told = tell(organisation, actor, asked.overwrite);
    counts.kept += told.kept;
    const offered = addOffers(em, workspace, organisation, actor, known);
    const represented = addPeople(em, workspace, organisation, actor, known);
    const changed = told.changed || offered || represented;
    if (there !== undefined && !changed) {
      counts.unchanged += 1;
      continue;
    }
    counts[there === undefined ? 'added' : 'completed'] += 1;
    em.create(AuditEntry, {
      workspace,
      person: null,
      verb: there === undefined ? 'organisation.add' : 'organisation.change',
      subjectId: organisation.id,
      createdAt: asked.now.toUTC(),
    });
  }
  await em.flush();
  em.clear();
}

async function readKnown(em: EntityManager, actors: readonly Actor[]): Promise<Known> {
  const ids = actors.map(({ id }) => id).filter((id) => id !== undefined);
  const of = { organisation: { $in: ids } };
  const organisations = await em.find(Organisation, { id: { $in: ids } });
  const offers = await em.find(Offer, of);
  const representatives = await em.find(Representative, of, { populate: ['person'] });
  const emails = actors.flatMap(({ rows }) => rows.flatMap(({ people }) => people.map(({ email }) => email)));
  const people = await em.find(Person, { email: { $in: emails.filter((email) => email !== null) } });
  return {
    organisations: new Map(organisations.map((one) => [one.id, one])),
    offers: Map.groupBy(offers, (one) => one.organisation.id),
    representatives: Map.groupBy(representatives, (one) => one.organisation.id),
    byEmail: new Map(people.map((person) => [keyOf(person.name, person.email), person])),
  };
}

/** A shared address may be several people's: the name tells. */
function keyOf(name: string, email: string | null | undefined): string {
  return `${email} ${fold(name)}`;
}

/** What a new actor begins as. Its id is given here, since the audit names it. */
function firstOf({ name, rows }: Actor) {
  const kind = rows.find((row) => row.kind !== null)?.kind ?? 'association';
  return { id: randomUUIDv7(), name, searchName: fold(name), kind };
}

const texts = ['area', 'drives', 'webPage', 'note'] as const;

function tell(organisation: Organisation, { rows }: Actor, overwrite: boolean) {
  let changed = false;
  let kept = 0;
  for (const row of rows) {
    for (const field of texts) {
      const [written, there] = [row[field], organisation[field] ?? null];
      if (written === null || written === there) continue;
      if (there !== null && !overwrite) kept += 1;
      else {
        organisation[field] = written;
        changed = true;
      }
    }
    if (row.kind !== null && row.kind !== organisation.kind) {
      if (overwrite) organisation.kind = row.kind;
      changed ||= overwrite;
      kept += overwrite ? 0 : 1;
    }
    const spoken = new Set((organisation.languages ?? []).map(fold));
    const more = row.languages.filter((one) => !spoken.has(fold(one)));
    if (more.length > 0) organisation.languages = [...(organisation.languages ?? []), ...more];
    changed ||= more.length > 0;
  }
  return { changed, kept };
}

function addOffers(
  em: EntityManager,
  workspace: Workspace,
  organisation: Organisation,
  { rows }: Actor,
  known: Known,
): boolean {
  const there = new Set(known.offers.get(organisation.id)?.map(({ category }) => category));
  const missing = new Set(rows.flatMap(({ offers }) => offers).filter((one) => !there.has(one)));
  for (const category of missing) em.create(Offer, { workspace, organisation, category });
  return missing.size > 0;
}

function addPeople(
  em: EntityManager,
  workspace: Workspace,
  organisation: Organisation,
  { rows }: Actor,
  known: Known,
): boolean {
  const people = (known.representatives.get(organisation.id) ?? []).map(({ person }) => person.getEntity());
  let changed = false;
  for (const told of rows.flatMap((row) => row.people)) {
    const there = people.find((one) => isSame(one, told));
    if (there !== undefined) {
      if (there.email || told.email === null) continue;
      there.email = told.email;
      changed = true;
      continue;
    }
    const key = keyOf(told.name, told.email);
    const elsewhere = told.email === null ? undefined : known.byEmail.get(key);
    const person =
      elsewhere ??
      em.create(Person, { workspace, ...told, searchName: fold(told.name), roles: ['representative'] });
    if (told.email !== null) known.byEmail.set(key, person);
    em.create(Representative, { workspace, person, organisation });
    people.push(person);
    changed = true;
  }
  return changed;
}

function isSame(person: Person, told: RegisterPerson): boolean {
  const sameName = fold(person.name) === fold(told.name);
  const sameAddress = person.email === told.email;
  // An address alone is whoever has it.
  if (told.email !== null && told.name === told.email) return sameAddress;
  return sameName && (sameAddress || !person.email || told.email === null);
}
