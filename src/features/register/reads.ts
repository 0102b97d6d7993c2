import type { EntityManager } from '@mikro-orm/postgresql';
import { Contact } from '#entities/contact.ts';
import { Need } from '#entities/need.ts';
import { Offer } from '#entities/offer.ts';
import { Organisation } from '#entities/organisation.ts';
import { Representative } from '#entities/representative.ts';
import type { Cell } from '#src/conversation/workbook.ts';
import type { Translate } from '#src/locales/translate.ts';

/** A table that may be too long to be held at once: its rows come by the thousand. */
export type LongSheet = {
  readonly name: 'organisations' | 'needs' | 'contacts';
  readonly title: string;
  readonly columns: readonly string[];
  readonly pages: AsyncIterable<readonly (readonly Cell[])[]>;
};

const rowsOnPage = 1000;

/**
 * The register as tables: actors with those who speak for them, as they can be imported again; needs; and contacts,
 * with the coordinators' notes. `em` is cleared on the way.
 */
export function listSheets(em: EntityManager, t: Translate): readonly [LongSheet, ...LongSheet[]] {
  return [organisationsSheet(em, t), needsSheet(em, t), contactsSheet(em, t)];
}

/** Pages of rows by the order in which they were made, until there are no more. */
async function* paged<Row extends { readonly id: string }>(
  em: EntityManager,
  read: (after: object) => Promise<readonly Row[]>,
  write: (rows: readonly Row[]) => Promise<Cell[][]>,
): AsyncGenerator<Cell[][]> {
  let last: string | undefined;
  for (;;) {
    const rows = await read(last === undefined ? {} : { id: { $gt: last } });
    last = rows.at(-1)?.id;
    if (last === undefined) return;
    yield await write(rows);
    em.clear();
  }
}

const inOrder = { orderBy: { id: 'asc' }, limit: rowsOnPage } as const;

function organisationsSheet(em: EntityManager, t: Translate): LongSheet {
  return {
    name: 'organisations',
    title: t('register.sheet.organisations'),
    columns: [
      t('register.column.name'),
      t('register.column.kind'),
      t('register.column.area'),
      t('register.column.aliases'),
      t('register.column.drives'),
      t('register.column.offers'),
      t('register.column.languages'),
      t('register.column.webPage'),
      t('register.column.note'),
      t('register.column.person'),
      t('register.column.email'),
      t('register.lastContact'),
    ],
    pages: paged(
      em,
      (after) => em.find(Organisation, { archivedAt: null, ...after }, inOrder),
      async (organisations) => {
        const of = { organisation: { $in: organisations.map(({ id }) => id) } };
        const offers = Map.groupBy(
          await em.find(Offer, of, { orderBy: { id: 'asc' } }),
          (one) => one.organisation.id,
        );
        const spoken = await em.find(Representative, of, { populate: ['person'], orderBy: { id: 'asc' } });
        const people = Map.groupBy(spoken, (one) => one.organisation.id);
        return organisations.map((one) => {
          const speakers = (people.get(one.id) ?? []).map(({ person }) => person.getEntity());
          const offered = new Set(offers.get(one.id)?.map(({ category }) => t(`categories.${category}`)));
          const addresses = speakers.map(({ email }) => email ?? '');
          return [
            one.name,
            t(`organisations.kind.${one.kind}`),
            one.area ?? null,
            (one.aliases ?? []).join('; '),
            one.drives ?? null,
            [...offered].join(', '),
            (one.languages ?? []).join(', '),
            one.webPage ?? null,
            one.note ?? null,
            speakers.map(({ name }) => name.replaceAll(';', ',')).join('; '),
            addresses.some((address) => address !== '') ? addresses.join('; ') : null,
            one.lastContactOn ?? null,
          ];
        });
      },
    ),
  };
}

function needsSheet(em: EntityManager, t: Translate): LongSheet {
  return {
    name: 'needs',
    title: t('register.sheet.needs'),
    columns: [t('register.organisation'), t('register.need'), t('register.openedOn'), t('register.metOn')],
    pages: paged(
      em,
      (after) => em.find(Need, { ...after }, { ...inOrder, populate: ['organisation'] }),
      async (needs) =>
        needs.map(({ organisation, category, openedOn, metAt }) => [
          organisation.getEntity().name,
          t(`categories.${category}`),
          openedOn,
          metAt?.toISODate() ?? null,
        ]),
    ),
  };
}

function contactsSheet(em: EntityManager, t: Translate): LongSheet {
  return {
    name: 'contacts',
    title: t('register.sheet.contacts'),
    columns: [
      t('register.organisation'),
      t('register.day'),
      t('register.way'),
      t('register.coordinator'),
      t('register.column.note'),
    ],
    pages: paged(
      em,
      (after) => em.find(Contact, { ...after }, { ...inOrder, populate: ['organisation', 'coordinator'] }),
      async (contacts) =>
        contacts.map(({ organisation, happenedOn, way, coordinator, note }) => [
          organisation.getEntity().name,
          happenedOn,
          way ? t(`contacts.way.${way}`) : null,
          coordinator.getEntity().name,
          note,
        ]),
    ),
  };
}
