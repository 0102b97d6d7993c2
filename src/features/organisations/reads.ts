import type { EntityManager } from '@mikro-orm/postgresql';
import { type Category, categories, Need, type NeedUrgency } from '#entities/need.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation, type OrganisationKind } from '#entities/organisation.ts';
import { Representative } from '#entities/representative.ts';
import { fold } from '#src/language/fold.ts';

/** An open need in a list. The day is `YYYY-MM-DD`. */
export type OpenNeed = {
  readonly id: string;
  readonly revision: number;
  readonly category: Category;
  readonly openedOn: string;
  readonly urgency: NeedUrgency;
  readonly open: boolean;
  readonly organisation: { readonly id: string; readonly name: string };
};

/** An actor with what it needs and offers. */
export type OrganisationView = {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  /** What it is also called. */
  readonly aliases: readonly string[];
  readonly kind: OrganisationKind;
  readonly area: string | null;
  readonly drives: string | null;
  readonly languages: readonly string[];
  readonly webPage: string | null;
  readonly note: string | null;
  readonly lastContactOn: string | null;
  readonly rhythmDays: number | null;
  readonly snoozedUntil: string | null;
  readonly archived: boolean;
  readonly needs: readonly OpenNeed[];
  /** Each category once. */
  readonly offers: readonly Category[];
};

/** An actor, or the one that it was merged into; undefined when it is not there. */
export async function findOrganisation(
  em: EntityManager,
  askedId: string,
): Promise<OrganisationView | undefined> {
  const asked = await em.findOne(Organisation, askedId, { populate: ['mergedInto'] });
  const organisation = asked?.mergedInto?.getEntity() ?? asked;
  if (organisation === null) return undefined;
  const { id } = organisation;
  const needs = await em.find(
    Need,
    { organisation: id, metAt: null },
    { orderBy: { openedOn: 'desc', id: 'desc' }, populate: ['organisation'] },
  );
  const offers = await em.find(Offer, { organisation: id }, { orderBy: { category: 'asc' } });
  return {
    id,
    revision: organisation.revision,
    name: organisation.name,
    aliases: organisation.aliases ?? [],
    kind: organisation.kind,
    area: organisation.area ?? null,
    drives: organisation.drives ?? null,
    languages: organisation.languages ?? [],
    webPage: organisation.webPage ?? null,
    note: organisation.note ?? null,
    lastContactOn: organisation.lastContactOn ?? null,
    rhythmDays: organisation.rhythmDays ?? null,
    snoozedUntil: organisation.snoozedUntil ?? null,
    archived: Boolean(organisation.archivedAt),
    needs: needs.map(openNeed),
    offers: [...new Set(offers.map((offer) => offer.category))],
  };
}

/** Somebody who speaks for an actor. */
export type Speaker = { readonly id: string; readonly name: string; readonly email: string | null };

/** Those who speak for an actor, by name. */
export async function listSpeakers(em: EntityManager, organisationId: string): Promise<readonly Speaker[]> {
  const found = await em.find(
    Representative,
    { organisation: organisationId },
    { populate: ['person'], orderBy: { person: { name: 'asc' }, id: 'asc' } },
  );
  return found.map(({ person }) => {
    const { id, name, email } = person.getEntity();
    return { id, name, email: email ?? null };
  });
}

/** Whether somebody speaks for an actor. */
export async function speaksFor(
  em: EntityManager,
  personId: string,
  organisationId: string,
): Promise<boolean> {
  return (await em.count(Representative, { person: personId, organisation: organisationId })) > 0;
}

/** The actors that somebody speaks for. */
export async function listSpokenFor(
  em: EntityManager,
  personId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const found = await em.find(
    Representative,
    { person: personId, organisation: { archivedAt: null } },
    { populate: ['organisation'], orderBy: { organisation: { name: 'asc' } }, limit: 10 },
  );
  return found.map(({ organisation }) => organisation.getEntity());
}

/** Archived actors of exactly this name, letters folded; those that were merged into another are left out. */
export async function listArchived(em: EntityManager, name: string): Promise<readonly Organisation[]> {
  return em.find(
    Organisation,
    { searchName: fold(name), archivedAt: { $ne: null }, mergedInto: null },
    { orderBy: { id: 'asc' }, limit: 5 },
  );
}

/** Open needs of everybody, the most pressing first, of these the oldest: `limit` of them after the first `skipped`, all kinds or one. */
export async function listOpenNeeds(
  em: EntityManager,
  asked: {
    readonly category?: Category | undefined;
    readonly skipped: number;
    readonly limit: number;
  },
): Promise<{ readonly needs: readonly OpenNeed[]; readonly total: number }> {
  const [needs, total] = await em.findAndCount(
    Need,
    { metAt: null, ...(asked.category === undefined ? {} : { category: asked.category }) },
    {
      populate: ['organisation'],
      orderBy: { urgency: 'desc', openedOn: 'asc', id: 'asc' },
      offset: asked.skipped,
      limit: asked.limit,
    },
  );
  return { needs: needs.map(openNeed), total };
}

/** How many needs are open of each kind, the most first. */
export async function countOpenNeeds(
  em: EntityManager,
): Promise<readonly { readonly category: Category; readonly count: number }[]> {
  const counts: { category: Category; count: number }[] = [];
  for (const category of categories) {
    const count = await em.count(Need, { metAt: null, category });
    if (count > 0) counts.push({ category, count });
  }
  return counts.toSorted((one, other) => other.count - one.count);
}

/** A need, open or met; undefined when it is not there. */
export async function findNeed(em: EntityManager, id: string): Promise<OpenNeed | undefined> {
  const need = await em.findOne(Need, id, { populate: ['organisation'] });
  return need === null ? undefined : openNeed(need);
}

/** The needs that were told in a contact, and are open. */
export async function listNeedsToldIn(em: EntityManager, contactId: string): Promise<readonly OpenNeed[]> {
  const needs = await em.find(
    Need,
    { contact: contactId, metAt: null },
    { populate: ['organisation'], orderBy: { category: 'asc' } },
  );
  return needs.map(openNeed);
}

/** A need as it stands in lists. */
export function openNeed(need: Need): OpenNeed {
  const organisation = need.organisation.getEntity();
  return {
    id: need.id,
    revision: need.revision,
    category: need.category,
    openedOn: need.openedOn,
    urgency: need.urgency,
    open: need.metAt == null,
    organisation: { id: organisation.id, name: organisation.name },
  };
}

/** Actors that somebody was in touch with last, at most `limit`. */
export async function listRecentOrganisations(
  em: EntityManager,
  limit: number,
): Promise<readonly { readonly id: string; readonly name: string; readonly lastContactOn: string | null }[]> {
  const found = await em.find(
    Organisation,
    { archivedAt: null, lastContactOn: { $ne: null } },
    { orderBy: { lastContactOn: 'desc', name: 'asc' }, limit },
  );
  return found.map(({ id, name, lastContactOn }) => ({ id, name, lastContactOn: lastContactOn ?? null }));
}

/** The names of organisations by id; those that are not there are left out. */
export async function listNames(
  em: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await em.find(Organisation, { id: { $in: [...ids] }, archivedAt: null });
  return new Map(found.map(({ id, name }) => [id, name]));
}
