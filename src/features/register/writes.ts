import { randomUUIDv7 } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { foldAliases } from '#src/language/aliases.ts';
import { fold } from '#src/language/fold.ts';
import { type Actor, assignRows, type Doubt } from './assign-rows.ts';
import {
  type Batch,
  emptyBatch,
  type Known,
  listRegistered,
  type OrganisationRow,
  type PersonRow,
  readKnown,
  type Writable,
  writeBatch,
} from './batch.ts';
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
  /** Nobody else waits for this process: names are then compared here, which takes less memory. */
  readonly isAlone?: boolean;
  /** Only says what would come of it, and writes nothing. */
  readonly isTrial?: boolean;
  /** Told of all that is written, with what stood before in the rows that are changed. */
  readonly onWritten?: (batch: Batch, before: readonly OrganisationRow[]) => void;
  /** Told how many actors are written, of how many. */
  readonly onProgress: (done: number, of: number) => void;
};

const actorsAtATime = 200;

/**
 * Writes the rows of a file, in the transaction of `em`: what is new is added, what the register lacks is filled in.
 * What is there is kept, unless `overwrite`; nothing is ever taken away. The same rows again change nothing. Holds some
 * hundred actors at a time.
 */
export async function importRows(
  em: EntityManager,
  rows: readonly RegisterRow[],
  asked: Import,
): Promise<Imported> {
  // Two imports at once would both add what neither has seen of the other.
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`import ${asked.workspaceId}`]);
  const { actors, doubts } = await assignRows(await listRegistered(em, asked.workspaceId), rows, asked);
  const counts = { added: 0, completed: 0, unchanged: 0, kept: 0 };
  for (let from = 0; from < actors.length; from += actorsAtATime) {
    await writeActors(em, actors.slice(from, from + actorsAtATime), asked, counts);
    asked.onProgress(Math.min(from + actorsAtATime, actors.length), actors.length);
  }
  return { ...counts, doubts };
}

type Counts = { added: number; completed: number; unchanged: number; kept: number };
async function writeActors(em: EntityManager, actors: readonly Actor[], asked: Import, counts: Counts) {
  const people = actors.flatMap(({ rows }) => rows.flatMap((row) => row.people));
  const known = await readKnown(em, asked.workspaceId, {
    organisations: actors.flatMap(({ id }) => id ?? []),
    emails: people.flatMap(({ email }) => email ?? []),
  });
  const byEmail = new Map(known.addressed.map((person) => [keyOf(person), person]));
  const batch = emptyBatch();
  const before: OrganisationRow[] = [];
  for (const actor of actors) {
    const there = actor.id === undefined ? undefined : known.organisations.get(actor.id);
    const organisation = there ?? firstOf(actor);
    const was = { ...organisation };
    const told = tell(organisation, actor, asked.overwrite);
    counts.kept += told.kept;
    const offered = addOffers(batch, organisation.id, actor, known);
    const represented = addPeople(batch, organisation.id, actor, known, byEmail);
    if (there === undefined) batch.added.push(organisation);
    else if (told.changed) {
      batch.changed.push(organisation);
      before.push(was);
    }
    if (there !== undefined && !told.changed && !offered && !represented) {
      counts.unchanged += 1;
      continue;
    }
    counts[there === undefined ? 'added' : 'completed'] += 1;
    const verb = there === undefined ? 'organisation.add' : 'organisation.change';
    batch.audit.push({ id: randomUUIDv7(), verb, subject: organisation.id });
  }
  const at = asked.now.toJSDate().toISOString();
  if (asked.isTrial === true) return;
  await writeBatch(em, { workspaceId: asked.workspaceId, at }, batch);
  asked.onWritten?.(batch, before);
}

/** A shared address may be several people's: the name tells. */
function keyOf({ name, email }: Pick<PersonRow, 'name' | 'email'>): string {
  return `${email} ${fold(name)}`;
}

/** What a new actor begins as. */
function firstOf({ name, rows }: Actor): OrganisationRow {
  return {
    id: randomUUIDv7(),
    revision: 1,
    name,
    searchName: fold(name),
    kind: rows.find((row) => row.kind !== null)?.kind ?? 'association',
    area: null,
    aliases: [],
    searchAliases: '',
    drives: null,
    webPage: null,
    note: null,
    languages: [],
  };
}

const texts = ['area', 'drives', 'webPage', 'note'] as const;

function tell(organisation: OrganisationRow, { rows }: Actor, overwrite: boolean) {
  let changed = false;
  let kept = 0;
  for (const row of rows) {
    for (const field of texts) {
      const [written, there] = [row[field], organisation[field]];
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
    const spoken = withMore(organisation.languages, row.languages, []);
    const called = withMore(organisation.aliases, row.aliases, [organisation.name]);
    changed ||= spoken !== organisation.languages || called !== organisation.aliases;
    organisation.languages = spoken;
    organisation.aliases = called;
  }
  organisation.searchAliases = foldAliases(organisation.aliases);
  return { changed, kept };
}

/** The same list where nothing is new in what is told. */
function withMore(
  there: readonly string[],
  told: readonly string[],
  others: readonly string[],
): readonly string[] {
  const known = new Set([...there, ...others].map(fold));
  const more = told.filter((one) => {
    const folded = fold(one);
    if (known.has(folded)) return false;
    known.add(folded);
    return true;
  });
  return more.length === 0 ? there : [...there, ...more];
}

function addOffers(batch: Writable, organisation: string, { rows }: Actor, known: Known): boolean {
  const there = new Set(known.offers.get(organisation));
  const missing = new Set(rows.flatMap(({ offers }) => offers).filter((one) => !there.has(one)));
  for (const category of missing) batch.offers.push({ id: randomUUIDv7(), organisation, category });
  return missing.size > 0;
}

function addPeople(
  batch: Writable,
  organisation: string,
  { rows }: Actor,
  known: Known,
  byEmail: Map<string, PersonRow>,
): boolean {
  const people = [...(known.speakers.get(organisation) ?? [])];
  let changed = false;
  for (const told of rows.flatMap((row) => row.people)) {
    const there = people.find((one) => isSame(one, told));
    if (there !== undefined) {
      if (there.email || told.email === null) continue;
      there.email = told.email;
      // A person who was just added is written with it.
      if (!batch.people.some(({ id }) => id === there.id)) batch.addresses.push(there);
      changed = true;
      continue;
    }
    const elsewhere = told.email === null ? undefined : byEmail.get(keyOf(told));
    const person = elsewhere ?? addPerson(batch, told);
    if (told.email !== null) byEmail.set(keyOf(told), person);
    batch.representatives.push({ id: randomUUIDv7(), person: person.id, organisation });
    people.push(person);
    changed = true;
  }
  return changed;
}

function addPerson(batch: Writable, told: RegisterPerson): PersonRow {
  const person = { id: randomUUIDv7(), name: told.name, searchName: fold(told.name), email: told.email };
  batch.people.push(person);
  return person;
}

function isSame(person: PersonRow, told: RegisterPerson): boolean {
  const sameName = fold(person.name) === fold(told.name);
  const sameAddress = person.email === told.email;
  // An address alone is whoever has it.
  if (told.email !== null && told.name === told.email) return sameAddress;
  return sameName && (sameAddress || !person.email || told.email === null);
}
