import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { findLastChanger } from '#src/features/contacts/reads.ts';
import { foldAliases } from '#src/language/aliases.ts';
import { fold } from '#src/language/fold.ts';
import type { OrganisationChange } from './forms.ts';
import type { TypedPerson } from './rules.ts';
import { isUsed } from './uses.ts';
import { audit, type By } from './writes.ts';

/** Why an actor was not saved. */
export type NotSaved =
  | { readonly ok: false; readonly reason: 'gone' | 'sameName' }
  | { readonly ok: false; readonly reason: 'changed'; readonly by: string };

/** What saving came to; the id is that of the actor as it now is. */
export type Saved = { readonly ok: true; readonly id: string; readonly revision: number } | NotSaved;

/** Adds an actor with all that is said of it. Two may have the same name where each has an area of its own. */
export async function addFull(em: EntityManager, change: OrganisationChange, by: By): Promise<Saved> {
  if (await hasTwin(em, change)) return { ok: false, reason: 'sameName' };
  const organisation = em.create(Organisation, {
    workspace: by.workspace,
    createdAt: by.now.toUTC(),
    ...columnsOf(change),
  });
  await setOffers(em, organisation, change, by);
  await setPeople(em, organisation, { people: change.people, known: [] }, by);
  await em.flush();
  audit(em, by, 'organisation.add', organisation.id);
  return { ok: true, id: organisation.id, revision: organisation.revision };
}

/** Replaces all that is said of an actor, unless somebody changed it since `revision`. */
export async function changeOrganisation(
  em: EntityManager,
  asked: {
    readonly id: string;
    readonly revision: number;
    readonly change: OrganisationChange;
    /** Ids of people who may come back by their names. */
    readonly known: readonly string[];
  },
  by: By,
): Promise<Saved> {
  const { id, revision, change } = asked;
  const organisation = await em.findOne(Organisation, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (organisation === null || organisation.mergedInto) return { ok: false, reason: 'gone' };
  if (organisation.revision !== revision) {
    return { ok: false, reason: 'changed', by: (await findLastChanger(em, id)) ?? '' };
  }
  const isRenamed =
    organisation.searchName !== fold(change.name) ||
    fold(organisation.area ?? '') !== fold(change.area ?? '');
  if (isRenamed && (await hasTwin(em, change, id))) return { ok: false, reason: 'sameName' };
  em.assign(organisation, columnsOf(change));
  await setOffers(em, organisation, change, by);
  await setPeople(em, organisation, { people: change.people, known: asked.known }, by);
  audit(em, by, 'organisation.change', id);
  await em.flush();
  // Offers and people are rows of their own: where only they changed, the flush raised nothing.
  if (organisation.revision === revision) {
    await em.nativeUpdate(Organisation, { id }, { revision: revision + 1 });
    await em.refresh(organisation);
  }
  return { ok: true, id, revision: organisation.revision };
}

/** Takes back an actor that was just added, with its offers and those who were added with it, unless it has been used. */
export async function removeAdded(
  em: EntityManager,
  { id, revision }: { readonly id: string; readonly revision: number },
  by: By,
): Promise<boolean> {
  const organisation = await em.findOne(Organisation, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (organisation === null || organisation.revision !== revision) return false;
  if (await isUsed(em, Organisation, id, [Offer, Representative])) return false;
  for (const offer of await em.find(Offer, { organisation: id })) em.remove(offer);
  for (const one of await em.find(Representative, { organisation: id }, { populate: ['person'] })) {
    const person = one.person.getEntity();
    const cameAlong = person.createdAt.equals(organisation.createdAt);
    const others = await em.count(Representative, { person, organisation: { $ne: id } });
    em.remove(one);
    if (cameAlong && others === 0 && !(await isUsed(em, Person, person.id, [Representative]))) {
      em.remove(person);
    }
  }
  em.remove(organisation);
  audit(em, by, 'organisation.remove', id);
  await em.flush();
  return true;
}

function columnsOf({ name, kind, area, aliases, drives, languages, webPage, note }: OrganisationChange) {
  return {
    name,
    searchName: fold(name),
    kind,
    area,
    aliases: [...aliases],
    searchAliases: foldAliases(aliases),
    drives,
    languages: [...languages],
    webPage,
    note,
  };
}

async function hasTwin(em: EntityManager, change: OrganisationChange, id?: string): Promise<boolean> {
  const same = await em.find(Organisation, { searchName: fold(change.name), archivedAt: null });
  return same.some(
    (one) => one.id !== id && (change.area === null || !one.area || fold(one.area) === fold(change.area)),
  );
}

async function setOffers(
  em: EntityManager,
  organisation: Organisation,
  { offers }: OrganisationChange,
  { workspace, now }: By,
): Promise<void> {
  const there = await em.find(Offer, { organisation });
  for (const offer of there) if (!offers.includes(offer.category)) em.remove(offer);
  for (const category of new Set(offers)) {
    if (there.some((offer) => offer.category === category)) continue;
    em.create(Offer, { workspace, organisation, category, createdAt: now.toUTC() });
  }
}

/**
 * Makes these the people who speak for an actor. Whoever has the name, else the address, of somebody who does, or of
 * one of `known`, is that person, with what else is typed; staff are changed by nobody but themselves.
 */
async function setPeople(
  em: EntityManager,
  organisation: Organisation,
  { people, known }: { readonly people: readonly TypedPerson[]; readonly known: readonly string[] },
  by: By,
): Promise<void> {
  const spoken = await em.find(Representative, { organisation }, { populate: ['person'] });
  const before = await em.find(Person, { id: { $in: [...known] } });
  const free = new Set([...spoken.map(({ person }) => person.getEntity()), ...before]);
  const kept = new Set<Person>();
  for (const typed of people) {
    const person = takeSame(free, typed) ?? (await findElsewhere(em, typed)) ?? addPerson(em, typed, by);
    free.delete(person);
    rename(person, typed);
    kept.add(person);
    if (!spoken.some((one) => one.person.id === person.id)) {
      em.create(Representative, { workspace: by.workspace, person, organisation });
    }
  }
  for (const one of spoken) if (!kept.has(one.person.getEntity())) em.remove(one);
}

function takeSame(free: ReadonlySet<Person>, { name, email }: TypedPerson): Person | undefined {
  const all = [...free];
  const named = all.filter((one) => fold(one.name) === fold(name));
  return (
    named.find((one) => (one.email ?? null) === email) ??
    named[0] ??
    all.find((one) => email !== null && one.email === email)
  );
}

// A shared address may be several people's: only together with the name it is somebody.
async function findElsewhere(em: EntityManager, { name, email }: TypedPerson): Promise<Person | undefined> {
  if (email === null) return undefined;
  const people = await em.find(Person, { email }, { orderBy: { id: 'asc' } });
  const found = people.find((one) => fold(one.name) === fold(name));
  if (found !== undefined && !found.is('representative')) found.roles = [...found.roles, 'representative'];
  return found;
}

function addPerson(em: EntityManager, { name, email }: TypedPerson, { workspace, now }: By): Person {
  return em.create(Person, {
    workspace,
    name,
    searchName: fold(name),
    email,
    roles: ['representative'],
    createdAt: now.toUTC(),
  });
}

function rename(person: Person, { name, email }: TypedPerson): void {
  if (person.is('coordinator') || person.is('administrator')) return;
  if (person.name !== name) Object.assign(person, { name, searchName: fold(name) });
  if ((person.email ?? null) !== email) person.email = email;
}
