import type { Viewer } from '#src/conversation/declarations/context.ts';
import { type Button, button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  type ListItem,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import type { ListedContact } from '#src/features/contacts/reads.ts';
import { clip, excerpt } from '#src/features/contacts/rules.ts';
import type { ListedMatching } from '#src/features/matchings/reads.ts';
import { describeOrganisation, organisationChoice } from '#src/language/organisation-line.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import {
  type FormatContext,
  formatFor,
  formatList,
  formatPastDate,
  formatShortDate,
} from '#src/locales/format.ts';
import type { OpenNeed, OrganisationView } from './reads.ts';

/** How many contacts a card shows at a time. */
export const contactsOnPage = 5;
/** How many needs a list shows at a time. */
export const needsOnPage = 10;

/** Something that was just done, with a button to undo it. */
export type Notice = { readonly text: string; readonly undo: Button };

/** A page of contacts and whether there are more. */
export type ContactPage = {
  readonly contacts: readonly ListedContact[];
  readonly more: boolean;
  readonly skipped: number;
};

/** All that is known about an organisation, for coordinators. */
export function organisationCard(
  known: {
    readonly organisation: OrganisationView;
    readonly page: ContactPage;
    readonly matchings: readonly ListedMatching[];
  },
  viewer: Viewer,
  notice?: Notice,
): Card {
  const { t } = viewer;
  const format = formatFor(viewer);
  const { organisation, page, matchings } = known;
  const { id } = organisation;
  const last = organisation.lastContactOn;
  return card(
    organisation.name,
    ...noticed(notice),
    facts(
      [t('organisations.fact.what'), describeOrganisation(organisation, t)],
      [t('organisations.fact.drives'), organisation.drives ?? undefined],
      [t('organisations.fact.languages'), formatList([...organisation.languages], viewer)],
      [t('organisations.fact.webPage'), organisation.webPage ?? undefined],
      [t('organisations.fact.note'), organisation.note ?? undefined],
      [
        t('organisations.fact.lastContact'),
        last === null ? t('organisations.fact.noContact') : formatPastDate(last, format),
      ],
      [
        t('contacts.fact.offers'),
        formatList(
          organisation.offers.map((category) => t(`categories.${category}`)),
          viewer,
        ),
      ],
    ),
    organisation.needs.length > 0 &&
      list(
        organisation.needs.map((need) => ({
          text: capital(t(`categories.${need.category}`)),
          detail: t('organisations.needs.since', { day: formatShortDate(need.openedOn, format) }),
          buttons: [button(t('organisations.needs.met'), 'need.meet', pressOf(need, 'organisation'))],
        })),
        t('contacts.fact.needs'),
      ),
    ...contactList(id, page, viewer),
    matchings.length > 0 &&
      list(
        matchings.map((matching) => matchingLine(matching, viewer)),
        t('organisations.matchings'),
      ),
    buttons(
      button(t('organisations.logContact'), 'contact.start', { organisation: id }, { style: 'primary' }),
      button(t('organisations.propose'), 'matching.propose', { organisation: id }),
    ),
    (page.contacts.length > 0 || organisation.note !== null) && quiet(t('organisations.publicRecord')),
  );
}

/** Further contacts of an organisation. */
export function contactsCard(
  organisation: { readonly id: string; readonly name: string },
  page: ContactPage,
  viewer: Viewer,
): Card {
  const title = viewer.t('organisations.contactsWith', { name: organisation.name });
  return card(title, ...contactList(organisation.id, page, viewer));
}

function contactList(organisation: string, page: ContactPage, viewer: Viewer): CardElement[] {
  const { t } = viewer;
  if (page.contacts.length === 0) return [text(t('organisations.noContacts'))];
  const skipped = page.skipped + page.contacts.length;
  const items = list(
    page.contacts.map((contact) => contactItem(contact, viewer)),
    t('organisations.contacts'),
  );
  const more = button(t('matchings.more'), 'organisation.contacts', { organisation, skipped });
  return page.more ? [items, buttons(more)] : [items];
}

function contactItem(contact: ListedContact, viewer: Viewer): ListItem {
  const { t } = viewer;
  const way = contact.way === null ? [] : [t(`contacts.way.${contact.way}`)];
  const day = formatShortDate(contact.happenedOn, formatFor(viewer));
  return {
    text: excerpt(contact.note).text,
    detail: [day, ...way, contact.coordinator.name].join(' · '),
    buttons: [button(t('contacts.change'), 'contact.change', { contact: contact.id })],
  };
}

function matchingLine(matching: ListedMatching, viewer: Viewer): ListItem {
  const { t } = viewer;
  const names = formatList(
    matching.parties.map((party) => party.name),
    viewer,
  );
  return {
    text: matching.purpose,
    detail: `${names} · ${t(`matchings.status.${matching.status}`)}`,
    buttons: [button(t('matchings.show'), 'matching.show', { matching: matching.id })],
  };
}

/** Needs that nobody has met yet, a page of them. */
export function needsCard(
  page: { readonly needs: readonly OpenNeed[]; readonly total: number; readonly skipped: number },
  viewer: Viewer,
  notice?: Notice,
): Card {
  const { t } = viewer;
  const format = formatFor(viewer);
  const { needs, total, skipped } = page;
  if (total === 0) {
    return card(
      t('organisations.needs.emptyTitle'),
      ...noticed(notice),
      text(t('organisations.needs.empty')),
      quiet(t('contacts.help.example')),
    );
  }
  const shown = skipped + needs.length;
  return card(
    t('organisations.needs.title', { count: total }),
    ...noticed(notice),
    list(needs.map((need) => needItem(need, viewer, format))),
    shown < total && buttons(button(t('matchings.more'), 'need.list', { skipped: shown })),
  );
}

function needItem(need: OpenNeed, { t }: Viewer, format: FormatContext): ListItem {
  const { id, name } = need.organisation;
  return {
    text: t('organisations.needs.line', { what: capital(t(`categories.${need.category}`)), name }),
    detail: t('organisations.needs.since', { day: formatShortDate(need.openedOn, format) }),
    buttons: [
      button(t('organisations.needs.met'), 'need.meet', pressOf(need, 'list')),
      button(t('contacts.whoCanHelp'), 'matching.propose', { organisation: id }),
    ],
  };
}

/** What a press about a need carries: which, as it was shown, and on which card. */
function pressOf(
  need: Pick<OpenNeed, 'id' | 'revision'>,
  on: 'list' | 'organisation',
): { readonly need: string; readonly revision: number; readonly on: string } {
  return { need: need.id, revision: need.revision, on };
}

/** Says that a need was met, with a button that opens it again. */
export function metNotice(need: OpenNeed, on: 'list' | 'organisation', { t }: Viewer): Notice {
  const what = capital(t(`categories.${need.category}`));
  return {
    text: t('organisations.needs.isMet', { what, name: need.organisation.name }),
    undo: button(t('contacts.undo'), 'need.reopen', pressOf(need, on)),
  };
}

function noticed(notice: Notice | undefined): CardElement[] {
  return notice === undefined ? [] : [text(notice.text), buttons(notice.undo)];
}

/** Several organisations, or nobody, are meant by a name; each has a button that shows it. */
export function showWhichCard(typed: string, near: readonly NamedOrganisation[], { t }: Viewer): Card {
  if (near.length === 0) {
    return card(
      t('contacts.unknown.title', { typed: clip(typed) }),
      text(t('organisations.unknown')),
      quiet(t('organisations.help.showExample')),
    );
  }
  return card(
    t('contacts.which.title', { typed: clip(typed) }),
    buttons(
      ...near.map((one) => button(organisationChoice(one, t), 'organisation.show', { organisation: one.id })),
    ),
  );
}

/** Whom to show: those that somebody was in touch with last. */
export function recentCard(
  recent: readonly { readonly id: string; readonly name: string; readonly lastContactOn: string | null }[],
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const format = formatFor(viewer);
  const items = recent.map(({ id, name, lastContactOn }) => ({
    text: name,
    ...(lastContactOn === null ? {} : { detail: formatPastDate(lastContactOn, format) }),
    buttons: [button(t('matchings.show'), 'organisation.show', { organisation: id })],
  }));
  return card(
    t('organisations.recent.title'),
    text(t('organisations.recent.text')),
    items.length > 0 && list(items, t('organisations.recent.list')),
    quiet(t('organisations.help.showExample')),
  );
}

/** A need that was met or opened again since the card was shown, or an organisation that is not there. */
export function organisationRefusedCard(reason: 'needAlready' | 'gone', { t }: Viewer): Card {
  return card(t(`organisations.refused.${reason}.title`), text(t(`organisations.refused.${reason}.text`)));
}

function capital(word: string): string {
  return word.charAt(0).toLocaleUpperCase('sv') + word.slice(1);
}
