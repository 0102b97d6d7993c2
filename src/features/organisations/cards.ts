import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, list, quiet, text } from '#src/conversation/elements/card.ts';
import { clip } from '#src/features/contacts/rules.ts';
import { organisationChoice } from '#src/language/organisation-line.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import { formatFor, formatPastDate } from '#src/locales/format.ts';
import { isName, longestName } from './rules.ts';

/** Several organisations, or nobody, are meant by a name; each has a button that shows it. */
export function showWhichCard(typed: string, near: readonly NamedOrganisation[], { t }: Viewer): Card {
  if (near.length === 0) {
    return card(
      t('contacts.unknown.title', { typed: clip(typed) }),
      text(t('organisations.unknown')),
      isName(typed) &&
        buttons(
          button(t('organisations.addNamed', { name: clip(typed) }), 'organisation.start', {
            name: typed.slice(0, longestName),
          }),
        ),
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

/** The same for those who can add nobody. */
export function whichPublicCard(typed: string, near: readonly NamedOrganisation[], viewer: Viewer): Card {
  const { t } = viewer;
  return near.length > 0
    ? showWhichCard(typed, near, viewer)
    : card(t('contacts.unknown.title', { typed: clip(typed) }), text(t('organisations.unknownPublic')));
}

/** Those that somebody speaks for, and how others are shown. */
export function ownCard(own: readonly { readonly id: string; readonly name: string }[], { t }: Viewer): Card {
  return card(
    t('organisations.recent.title'),
    text(t('organisations.recent.text')),
    buttons(...own.map(({ id, name }) => button(name, 'organisation.show', { organisation: id }))),
    quiet(t('organisations.help.showExample')),
  );
}

/** Says that somebody who was just added is removed again; what was typed waits. */
export function removedCard(name: string, draft: string, { t }: Viewer): Card {
  return card(
    t('organisations.done.removedTitle'),
    text(t('organisations.done.removed', { name })),
    buttons(button(t('contacts.openForm'), 'draft.open', { draft })),
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
    buttons(button(t('organisations.add'), 'organisation.start', { name: '' })),
    quiet(t('organisations.help.showExample')),
  );
}

/** A need that was met or opened again since the card was shown, or an organisation that is not there. */
export function organisationRefusedCard(
  reason: 'needAlready' | 'gone' | 'usedAlready' | 'changedSince' | 'notYours',
  { t }: Viewer,
): Card {
  return card(t(`organisations.refused.${reason}.title`), text(t(`organisations.refused.${reason}.text`)));
}
