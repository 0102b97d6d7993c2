import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  type ListItem,
  list,
  text,
} from '#src/conversation/elements/card.ts';
import { excerpt } from '#src/features/contacts/rules.ts';
import { formatFor, formatList, formatShortDate } from '#src/locales/format.ts';
import type { HistoryItem, HistoryPage } from './history.ts';

/** What happened with an organisation, a page of it, as parts of a card. */
export function historyElements(organisation: string, page: HistoryPage, viewer: Viewer): CardElement[] {
  const { t } = viewer;
  if (page.items.length === 0) return [text(t('organisations.history.none'))];
  const items = list(
    page.items.map((item) => historyItem(item, viewer)),
    t('organisations.history.title'),
  );
  const skipped = page.skipped + page.items.length;
  const more = button(t('matchings.more'), 'organisation.history', { organisation, skipped });
  return page.more ? [items, buttons(more)] : [items];
}

/** The next page of what happened. */
export function historyCard(
  organisation: { readonly id: string; readonly name: string },
  page: HistoryPage,
  viewer: Viewer,
): Card {
  const title = viewer.t('organisations.history.more', { name: organisation.name });
  return card(title, ...historyElements(organisation.id, page, viewer));
}

function historyItem(item: HistoryItem, viewer: Viewer): ListItem {
  const { t } = viewer;
  const day = formatShortDate(item.day, formatFor(viewer));
  const show = t('matchings.show');
  switch (item.kind) {
    case 'contact':
      return {
        text: excerpt(item.text).text,
        detail: [day, ...contactDetails(item, viewer), item.who].join(' · '),
        buttons: [button(t('contacts.change'), 'contact.change', { contact: item.id })],
      };
    case 'need':
      return {
        text: t('organisations.history.need', { what: t(`categories.${item.category}`) }),
        detail: `${day} · ${t(`organisations.history.${item.state}`)}`,
      };
    case 'offer':
      return {
        text: t('organisations.history.offer', { what: t(`categories.${item.category}`) }),
        detail: day,
      };
    case 'matching':
      return {
        text: item.text,
        detail: `${day} · ${t('organisations.history.matching')} · ${t(`matchings.status.${item.state}`)}`,
        buttons: [button(show, 'matching.show', { matching: item.id })],
      };
    case 'referral':
      return {
        text: t('organisations.history.referral', { body: item.who, matter: item.text }),
        detail: `${day} · ${t(`referrals.status.${item.state}`)}`,
        buttons: [button(show, 'referral.show', { referral: item.id })],
      };
    case 'meeting':
      return {
        text: item.text,
        detail: `${day} · ${t(`organisations.history.meeting.${item.state}`)}`,
        buttons: [button(show, 'meeting.show', { meeting: item.id })],
      };
    case 'survey':
      return {
        text: item.text,
        detail: `${day} · ${t(`organisations.history.survey.${item.state}`)}`,
        buttons: [button(show, 'survey.show', { survey: item.id })],
      };
  }
}

function contactDetails(
  { way, needs, offers }: Extract<HistoryItem, { kind: 'contact' }>,
  viewer: Viewer,
): string[] {
  const { t } = viewer;
  const named = (categories: typeof needs) =>
    formatList(
      categories.map((one) => t(`categories.${one}`)),
      viewer,
    );
  return [
    ...(way === null ? [] : [t(`contacts.way.${way}`)]),
    ...(needs.length === 0 ? [] : [t('organisations.history.needs', { what: named(needs) })]),
    ...(offers.length === 0 ? [] : [t('organisations.history.offers', { what: named(offers) })]),
  ];
}
