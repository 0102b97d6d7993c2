import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  type ListItem,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { clip } from '#src/features/contacts/rules.ts';
import { describeOrganisation } from '#src/language/organisation-line.ts';
import { formatFor, formatList, formatShortDate } from '#src/locales/format.ts';
import type { CategoryHit, ContactHit, Hits, OrganisationHit, Page, PersonHit } from './reads-hits.ts';
import { type Search, snippet } from './rules.ts';

/** What was found of one kind. */
export type Section =
  | ({ readonly place: 'organisations' } & Hits<OrganisationHit>)
  | ({ readonly place: 'people' } & Hits<PersonHit>)
  | ({ readonly place: 'needs' | 'offers' } & Hits<CategoryHit>)
  /** `words` are those that were found, which may be others than were typed. */
  | ({ readonly place: 'contacts'; readonly words: readonly string[] } & Hits<ContactHit>);

/** What was found, kind by kind, each with a way to more of it. */
export function foundCard(
  { typed }: Pick<Search, 'typed'>,
  sections: readonly Section[],
  { skipped }: Page,
  viewer: Viewer,
): Card {
  return card(
    viewer.t('search.title', { typed: clip(typed) }),
    ...sections.flatMap((section) => elementsOf(section, typed, skipped, viewer)),
    sections.some(({ place }) => place === 'contacts') && quiet(viewer.t('organisations.publicRecord')),
  );
}

function elementsOf(section: Section, typed: string, skipped: number, viewer: Viewer): CardElement[] {
  const { t } = viewer;
  const { place } = section;
  const found = place === 'contacts' ? section.words.join(' ') : typed;
  const instead = found !== typed && [text(t('search.instead', { typed: clip(typed), found }))];
  const more = button(t('search.more', { what: t(`search.place.${place}`) }), 'search.more', {
    typed: found,
    place,
    skipped: skipped + section.hits.length,
  });
  return [
    ...(instead || []),
    list(itemsOf(section, viewer), t(`search.heading.${place}`)),
    ...(section.more ? [buttons(more)] : []),
  ];
}

function itemsOf(section: Section, viewer: Viewer): ListItem[] {
  switch (section.place) {
    case 'organisations':
      return section.hits.map((hit) => organisationItem(hit, viewer));
    case 'people':
      return section.hits.map((hit) => personItem(hit, viewer));
    case 'needs':
    case 'offers':
      return section.hits.map((hit) => categoryItem(hit, viewer));
    case 'contacts':
      return section.hits.map((hit) => contactItem(hit, section.words, viewer));
  }
}

function showButton(organisation: string, { t }: Viewer) {
  return button(t('matchings.show'), 'organisation.show', { organisation });
}

function organisationItem(hit: OrganisationHit, viewer: Viewer): ListItem {
  const { t } = viewer;
  const called = formatList([...hit.aliases], viewer);
  const detail = [
    describeOrganisation(hit, t),
    ...(called === '' ? [] : [t('search.called', { names: called })]),
    ...(hit.archived ? [t('organisations.isArchived')] : []),
  ];
  return { text: hit.name, detail: detail.join(' · '), buttons: [showButton(hit.id, viewer)] };
}

function personItem(hit: PersonHit, viewer: Viewer): ListItem {
  const detail = [...(hit.email === null ? [] : [hit.email]), ...hit.organisations].join(' · ');
  return {
    text: hit.name,
    ...(detail === '' ? {} : { detail }),
    ...(hit.organisationId === null ? {} : { buttons: [showButton(hit.organisationId, viewer)] }),
  };
}

function categoryItem(hit: CategoryHit, viewer: Viewer): ListItem {
  const { t } = viewer;
  const day = hit.day === null ? undefined : formatShortDate(hit.day, formatFor(viewer));
  return {
    text: t('search.categoryOf', { what: t(`categories.${hit.category}`), name: hit.name }),
    ...(day === undefined ? {} : { detail: t('organisations.needs.since', { day }) }),
    buttons: [showButton(hit.organisationId, viewer)],
  };
}

function contactItem(hit: ContactHit, words: readonly string[], viewer: Viewer): ListItem {
  const { t } = viewer;
  const day = formatShortDate(hit.day, formatFor(viewer));
  const way = hit.way === null ? [] : [t(`contacts.way.${hit.way}`)];
  return {
    text: snippet(hit.note, words),
    detail: [hit.name, day, ...way].join(' · '),
    buttons: [showButton(hit.organisationId, viewer)],
  };
}

/** Nothing was searched for, or found: what to try. */
export function nothingFoundCard(search: Pick<Search, 'typed'> | undefined, { t }: Viewer): Card {
  return card(
    search === undefined ? t('search.how.title') : t('search.nothing.title', { typed: clip(search.typed) }),
    text(search === undefined ? t('search.how.text') : t('search.nothing.text')),
    quiet(t('search.help.example')),
  );
}

/** For somebody who has no role here. */
export function refusedCard({ t }: Viewer): Card {
  return card(t('organisations.refused.notYours.title'), text(t('organisations.refused.notYours.text')));
}
