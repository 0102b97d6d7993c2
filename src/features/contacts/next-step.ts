import type { EntityManager } from '@mikro-orm/postgresql';
import { Contact } from '#entities/contact.ts';
import { NextStep } from '#entities/next-step.ts';
import { Organisation } from '#entities/organisation.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { excerpt } from './rules.ts';

/** Keeps the next step that was told in a contact, for whoever logs it. The day is `YYYY-MM-DD`. */
export async function addNextStep(
  em: EntityManager,
  contact: { readonly id: string; readonly organisation: { readonly id: string }; readonly note: string },
  {
    workspace,
    person,
    dueOn,
  }: { readonly workspace: Workspace; readonly person: Person; readonly dueOn: string },
): Promise<void> {
  em.create(NextStep, {
    workspace,
    organisation: em.getReference(Organisation, contact.organisation.id),
    contact: em.getReference(Contact, contact.id),
    coordinator: person,
    what: excerpt(contact.note).text,
    dueOn,
  });
  await em.flush();
}

/** Makes the next step of a changed contact what it says now; moved to another day it is reminded of anew. */
export async function replaceNextStep(
  em: EntityManager,
  contact: Contact,
  dueOn: string | null,
): Promise<void> {
  const kept = await em.findOne(NextStep, { contact: contact.id, doneAt: null });
  if (kept === null) {
    if (dueOn === null) return;
    const { workspace, organisation, coordinator } = contact;
    em.create(NextStep, {
      workspace,
      organisation,
      contact,
      coordinator,
      what: excerpt(contact.note).text,
      dueOn,
    });
  } else if (dueOn === null) {
    em.remove(kept);
  } else {
    if (kept.dueOn !== dueOn) kept.remindedAt = null;
    Object.assign(kept, { dueOn, organisation: contact.organisation, what: excerpt(contact.note).text });
  }
}

/** The day of the next step that was told in a contact, and is not done. */
export async function findNextOn(em: EntityManager, contactId: string): Promise<string | null> {
  return (await em.findOne(NextStep, { contact: contactId, doneAt: null }))?.dueOn ?? null;
}
