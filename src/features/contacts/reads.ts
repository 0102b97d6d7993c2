import type { EntityManager } from '@mikro-orm/postgresql';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Contact, type Way } from '#entities/contact.ts';
import { type Category, Need } from '#entities/need.ts';
import { Offer } from '#entities/offer.ts';
import { findNextOn } from './next-step.ts';

/** A contact as coordinators see it. The day is `YYYY-MM-DD`. */
export type ContactView = {
  readonly id: string;
  readonly revision: number;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly coordinator: { readonly id: string; readonly name: string };
  readonly happenedOn: string;
  readonly way: Way | null;
  readonly note: string;
  readonly needs: readonly Category[];
  readonly offers: readonly Category[];
  /** Needs of the organisation that this contact closed. */
  readonly closed: readonly Category[];
  /** The day of the next step that was told in it and is not done. */
  readonly nextOn: string | null;
};

/** A contact with its needs and offers; undefined when it was undone. */
export async function findContact(em: EntityManager, id: string): Promise<ContactView | undefined> {
  const contact = await em.findOne(Contact, id, { populate: ['organisation', 'coordinator'] });
  if (contact === null) return undefined;
  const [needs, offers, closed] = [
    await em.find(Need, { contact: id }, { orderBy: { category: 'asc' } }),
    await em.find(Offer, { contact: id }, { orderBy: { category: 'asc' } }),
    await em.find(Need, { metInContact: id }, { orderBy: { category: 'asc' } }),
  ];
  const organisation = contact.organisation.getEntity();
  const coordinator = contact.coordinator.getEntity();
  return {
    id: contact.id,
    revision: contact.revision,
    organisation: { id: organisation.id, name: organisation.name },
    coordinator: { id: coordinator.id, name: coordinator.name },
    happenedOn: contact.happenedOn,
    way: contact.way ?? null,
    note: contact.note,
    needs: needs.map((need) => need.category),
    offers: offers.map((offer) => offer.category),
    closed: [...new Set(closed.map((need) => need.category))],
    nextOn: await findNextOn(em, id),
  };
}

/** The name of the one who changed a row last; undefined when nobody has. */
export async function findLastChanger(em: EntityManager, subjectId: string): Promise<string | undefined> {
  const entry = await em.findOne(
    AuditEntry,
    { subjectId },
    { populate: ['person'], orderBy: { id: 'desc' } },
  );
  return entry?.person?.getEntity().name;
}
