import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Contact } from '#entities/contact.ts';
import { type Category, Need } from '#entities/need.ts';
import { NextStep } from '#entities/next-step.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import { touch } from '#src/outbox/post.ts';
import { replaceNextStep } from './next-step.ts';
import { type ContactView, findContact, findLastChanger } from './reads.ts';
import type { Understood } from './rules.ts';

/** What a change sets; everything is given. */
export type ContactChange = Understood & { readonly organisationId: string; readonly note: string };

/** Why a contact was left as it is. */
export type Refused =
  | { readonly ok: false; readonly reason: 'gone' | 'notYours' }
  | { readonly ok: false; readonly reason: 'changed'; readonly by: string; readonly contact: ContactView };

type Done = { readonly ok: true; readonly contact: ContactView };

/** Replaces what a contact says, unless somebody else changed it since `revision`. */
export async function changeContact(
  em: EntityManager,
  asked: { readonly id: string; readonly revision: number; readonly change: ContactChange },
  by: Person,
  now: DateTime,
): Promise<Done | Refused> {
  const contact = await lock(em, asked.id);
  if (contact === undefined) return { ok: false, reason: 'gone' };
  if (contact.revision !== asked.revision) return changedMeanwhile(em, asked.id);
  const { organisationId, happenedOn, way, note, needs, offers, nextOn = null } = asked.change;
  const before = contact.organisation.id;
  contact.organisation = em.getReference(Organisation, organisationId, { wrapped: true });
  Object.assign(contact, { happenedOn, way, note });
  await replaceNeeds(em, contact, needs);
  await replaceOffers(em, contact, offers);
  await replaceNextStep(em, contact, nextOn);
  audit(em, contact, by, 'contact.change', now);
  await em.flush();
  await raiseRevision(em, contact, asked.revision);
  for (const id of new Set([before, organisationId])) await renewLastContact(em, id);
  const changed = await findContact(em, asked.id);
  return changed === undefined ? { ok: false, reason: 'gone' } : { ok: true, contact: changed };
}

/**
 * Takes a contact back, with the needs and offers told in it. Only the one who logged it may; and not once somebody
 * has changed it.
 */
export async function undoContact(
  em: EntityManager,
  asked: { readonly id: string; readonly revision: number },
  by: Person,
  now: DateTime,
): Promise<Done | Refused> {
  const contact = await lock(em, asked.id);
  const view = contact && (await findContact(em, asked.id));
  if (contact === undefined || view === undefined) return { ok: false, reason: 'gone' };
  if (contact.coordinator.id !== by.id) return { ok: false, reason: 'notYours' };
  if (contact.revision !== asked.revision) return changedMeanwhile(em, asked.id);
  audit(em, contact, by, 'contact.undo', now);
  for (const need of await em.find(Need, { metInContact: asked.id })) {
    need.metAt = null;
    need.metInContact = null;
  }
  for (const need of await em.find(Need, { contact: asked.id })) em.remove(need);
  for (const offer of await em.find(Offer, { contact: asked.id })) em.remove(offer);
  for (const step of await em.find(NextStep, { contact: asked.id })) em.remove(step);
  em.remove(contact);
  await em.flush();
  await renewLastContact(em, view.organisation.id);
  return { ok: true, contact: view };
}

/** Closes an actor's open needs of some categories, as told in a contact. Returns the categories that had any. */
export async function closeNeeds(
  em: EntityManager,
  contactId: string,
  {
    organisationId,
    categories,
  }: { readonly organisationId: string; readonly categories: readonly Category[] },
  now: DateTime,
): Promise<Category[]> {
  const open = await em.find(Need, {
    organisation: organisationId,
    category: { $in: [...categories] },
    metAt: null,
  });
  for (const need of open) {
    need.metAt = now.toUTC();
    need.metInContact = em.getReference(Contact, contactId, { wrapped: true });
  }
  await em.flush();
  return categories.filter((category) => open.some((need) => need.category === category));
}

// Waits for another transaction that changes the same contact, so that the revision read is the one written over.
async function lock(em: EntityManager, id: string): Promise<Contact | undefined> {
  return (await em.findOne(Contact, id, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? undefined;
}

// Needs and offers are rows of their own: where only they changed, the flush raised nothing.
async function raiseRevision(em: EntityManager, contact: Contact, from: number): Promise<void> {
  if (contact.revision !== from) return;
  await em.nativeUpdate(Contact, { id: contact.id }, { revision: from + 1 });
  await em.refresh(contact);
}

async function changedMeanwhile(em: EntityManager, id: string): Promise<Refused> {
  const contact = await findContact(em, id);
  if (contact === undefined) return { ok: false, reason: 'gone' };
  const by = await findLastChanger(em, id);
  return { ok: false, reason: 'changed', by: by ?? contact.coordinator.name, contact };
}

function audit(em: EntityManager, contact: Contact, by: Person, verb: string, now: DateTime): void {
  em.create(AuditEntry, {
    workspace: contact.workspace,
    person: by,
    verb,
    subjectId: contact.id,
    createdAt: now.toUTC(),
  });
}

async function replaceNeeds(em: EntityManager, contact: Contact, wanted: readonly Category[]): Promise<void> {
  const kept = await em.find(Need, { contact: contact.id });
  for (const need of kept) {
    if (wanted.includes(need.category)) need.organisation = contact.organisation;
    else em.remove(need);
  }
  for (const category of wanted.filter((one) => !kept.some((need) => need.category === one))) {
    const { workspace, organisation, happenedOn } = contact;
    em.create(Need, { workspace, organisation, contact, category, openedOn: happenedOn });
  }
}

async function replaceOffers(
  em: EntityManager,
  contact: Contact,
  wanted: readonly Category[],
): Promise<void> {
  const kept = await em.find(Offer, { contact: contact.id });
  for (const offer of kept) {
    if (wanted.includes(offer.category)) offer.organisation = contact.organisation;
    else em.remove(offer);
  }
  for (const category of wanted.filter((one) => !kept.some((offer) => offer.category === one))) {
    const { workspace, organisation } = contact;
    em.create(Offer, { workspace, organisation, contact, category });
  }
}

async function renewLastContact(em: EntityManager, organisationId: string): Promise<void> {
  const [newest] = await em.find(
    Contact,
    { organisation: organisationId },
    { orderBy: { happenedOn: 'desc' }, limit: 1 },
  );
  const lastContactOn = newest?.happenedOn ?? null;
  await em.nativeUpdate(Organisation, { id: organisationId }, { lastContactOn });
  const told = await em.findOne(Organisation, organisationId, { fields: ['nudgedPersonId'] });
  if (told?.nudgedPersonId != null) await touch(em, told.nudgedPersonId);
}
