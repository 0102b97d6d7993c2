import type { Category } from '#entities/need.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, facts, quiet, text, warning } from '#src/conversation/elements/card.ts';
import { organisationChoice } from '#src/language/organisation-line.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import {
  type FormatContext,
  formatCount,
  formatFor,
  formatList,
  formatPastDate,
  formatShortDate,
} from '#src/locales/format.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { ContactView } from './reads.ts';
import { clip, excerpt, longestNote, type Understood } from './rules.ts';

/** What else is told about a contact that was just written. */
export type Told = {
  /** An actor's name as it was typed, where it was understood as another spelling. */
  readonly typedName?: string | undefined;
  /** The actor was made along with the contact, and goes with it when it is undone. */
  readonly added?: boolean | undefined;
  /** It was changed, not logged, just now. */
  readonly changed?: boolean | undefined;
  /** The body that it is to be referred to. */
  readonly referTo?: NamedOrganisation | undefined;
  /** Something to notice first. */
  readonly first?: string | undefined;
};

/** A logged contact, for its coordinator: what was understood, with a button to change it and one to undo it. */
export function contactCard(contact: ContactView, told: Told, viewer: Viewer): Card {
  const { t } = viewer;
  const format = formatFor(viewer);
  const { id, revision, organisation } = contact;
  const note = excerpt(contact.note);
  const undo = { contact: id, revision, ...(told.added ? { added: true } : {}) };
  return card(
    t(told.changed ? 'contacts.logged.changed' : 'contacts.logged.title', { name: organisation.name }),
    told.first !== undefined && warning(told.first),
    told.added === true && text(t('contacts.logged.added', { name: organisation.name })),
    told.typedName !== undefined && text(t('contacts.logged.typed', { typed: clip(told.typedName) })),
    facts(
      [t('contacts.fact.day'), formatPastDate(contact.happenedOn, format)],
      [t('contacts.fact.way'), contact.way === null ? undefined : t(`contacts.way.${contact.way}`)],
      [t('contacts.fact.needs'), categoryList(contact.needs, t, format)],
      [t('contacts.fact.offers'), categoryList(contact.offers, t, format)],
      [t('contacts.fact.closed'), categoryList(contact.closed, t, format)],
      [t('contacts.fact.nextStep'), nextLine(contact.nextOn, t, format)],
      [t('contacts.fact.note'), note.text],
    ),
    note.cut && quiet(t('contacts.logged.cut', { count: formatCount(contact.note.length, format) })),
    buttons(
      button(t('contacts.change'), 'contact.change', { contact: id }),
      button(t('contacts.undo'), 'contact.undo', undo),
      contact.needs.length > 0 &&
        button(
          t('contacts.whoCanHelp'),
          'matching.propose',
          { organisation: organisation.id },
          { style: 'primary' },
        ),
      told.referTo !== undefined && referButton(contact, told.referTo, t),
    ),
    quiet(t('contacts.publicRecord')),
  );
}

function referButton({ id, organisation }: ContactView, { id: body, name }: NamedOrganisation, t: Translate) {
  const about = { organisation: organisation.id, body, contact: id };
  return button(t('contacts.referTo', { body: clip(name) }), 'referral.start', about);
}

/**
 * One contact with each of several organisations, logged from one sentence; each can be changed, undone and referred to
 * the body that the sentence names. Where some of them told of a need, it is theirs that is referred.
 */
export function contactsCard(
  contacts: readonly ContactView[],
  referTo: NamedOrganisation | undefined,
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const needy = contacts.filter(({ needs }) => needs.length > 0);
  const referred = needy.length > 0 ? needy : contacts;
  const format = formatFor(viewer);
  const names = formatList(
    contacts.map(({ organisation }) => organisation.name),
    format,
  );
  return card(
    t('contacts.logged.title', { name: names }),
    ...contacts.flatMap((contact) => [
      text(contact.organisation.name),
      facts(
        [t('contacts.fact.day'), formatPastDate(contact.happenedOn, format)],
        [t('contacts.fact.way'), contact.way === null ? undefined : t(`contacts.way.${contact.way}`)],
        [t('contacts.fact.needs'), categoryList(contact.needs, t, format)],
        [t('contacts.fact.offers'), categoryList(contact.offers, t, format)],
        [t('contacts.fact.closed'), categoryList(contact.closed, t, format)],
        [t('contacts.fact.nextStep'), nextLine(contact.nextOn, t, format)],
      ),
      buttons(
        button(t('contacts.change'), 'contact.change', { contact: contact.id }),
        button(t('contacts.undo'), 'contact.undo', { contact: contact.id, revision: contact.revision }),
        referTo !== undefined && referred.includes(contact) && referButton(contact, referTo, t),
      ),
    ]),
    text(excerpt(contacts[0]?.note ?? '').text),
    quiet(t('contacts.publicRecord')),
  );
}

/** What was understood, not surely: a button for each who may be meant, and the form; what was typed waits in a draft. */
export function askCard(
  asked: {
    readonly understood: Understood & { readonly note: string };
    readonly near: readonly NamedOrganisation[];
    readonly draft: string;
  },
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const format = formatFor(viewer);
  const { understood, near, draft } = asked;
  return card(
    t('contacts.ask.title'),
    text(t('contacts.ask.text')),
    facts(
      [t('contacts.fact.day'), formatPastDate(understood.happenedOn, format)],
      [t('contacts.fact.way'), understood.way === null ? undefined : t(`contacts.way.${understood.way}`)],
      [t('contacts.fact.needs'), categoryList(understood.needs, t, format)],
      [t('contacts.fact.offers'), categoryList(understood.offers, t, format)],
      [t('contacts.fact.nextStep'), nextLine(understood.nextOn, t, format)],
      [t('contacts.fact.note'), excerpt(understood.note).text],
    ),
    buttons(
      ...near.map((organisation) =>
        button(t('contacts.ask.log', { name: organisationChoice(organisation, t) }), 'contact.pick', {
          draft,
          organisation: organisation.id,
        }),
      ),
      button(t('contacts.openForm'), 'draft.open', { draft }),
    ),
    quiet(t('contacts.waiting')),
  );
}

function nextLine(
  nextOn: string | null | undefined,
  t: Translate,
  format: FormatContext,
): string | undefined {
  return nextOn == null ? undefined : t('contacts.nextStepOn', { day: formatShortDate(nextOn, format) });
}

/** `lokal och finansiering`. */
function categoryList(categories: readonly Category[], t: Translate, format: FormatContext): string {
  return formatList(
    categories.map((category) => t(`categories.${category}`)),
    format,
  );
}

/** After an undo: what was written waits in a draft. */
export function undoneCard(contact: ContactView, draft: string, t: Translate): Card {
  return card(
    t('contacts.undone.title'),
    text(t('contacts.undone.text', { name: contact.organisation.name })),
    buttons(button(t('contacts.undone.again'), 'draft.open', { draft })),
  );
}

/** Several actors are meant by a name: each has a button; what was typed waits in a draft. */
export function whichCard(
  typed: string,
  near: readonly NamedOrganisation[],
  draft: string,
  t: Translate,
): Card {
  return card(
    t('contacts.which.title', { typed: clip(typed) }),
    text(t('contacts.which.text')),
    buttons(
      ...near.map((organisation) =>
        button(organisationChoice(organisation, t), 'contact.pick', { draft, organisation: organisation.id }),
      ),
    ),
    buttons(
      button(t('contacts.unknown.add', { typed: clip(typed) }), 'contact.add', { draft }),
      button(t('contacts.openForm'), 'draft.open', { draft }),
    ),
    quiet(t('contacts.waiting')),
  );
}

/** Nobody has a name like it. */
export function unknownOrganisationCard(typed: string, draft: string, t: Translate): Card {
  return card(
    t('contacts.unknown.title', { typed: clip(typed) }),
    text(t('contacts.unknown.text')),
    buttons(
      button(
        t('contacts.unknown.add', { typed: clip(typed) }),
        'contact.add',
        { draft },
        { style: 'primary' },
      ),
      button(t('contacts.openForm'), 'draft.open', { draft }),
    ),
    quiet(t('contacts.waiting')),
  );
}

/** Free words in which no actor was found. */
export function unclearCard(draft: string, t: Translate): Card {
  return card(
    t('contacts.unclear.title'),
    text(t('contacts.unclear.text')),
    buttons(button(t('contacts.unclear.log'), 'draft.open', { draft }, { style: 'primary' })),
    quiet(t('contacts.unclear.example')),
  );
}

/** A note with more characters than a note may have. */
export function tooLongCard(length: number, draft: string, viewer: Viewer): Card {
  const { t } = viewer;
  const format = formatFor(viewer);
  return card(
    t('contacts.tooLong.title'),
    text(
      t('contacts.tooLong.text', {
        count: formatCount(length, format),
        most: formatCount(longestNote, format),
      }),
    ),
    buttons(button(t('contacts.openForm'), 'draft.open', { draft }, { style: 'primary' })),
  );
}

/** One sentence about a contact that cannot be changed or undone as asked. */
export function contactRefusedCard(reason: 'gone' | 'notYours' | 'alreadyDone', t: Translate): Card {
  return card(t(`contacts.refused.${reason}.title`), text(t(`contacts.refused.${reason}.text`)));
}

/** What a representative is answered when they write freely: what they can do here. */
export function representativeCard(t: Translate): Card {
  return card(
    t('contacts.representative.title'),
    text(t('contacts.representative.text')),
    quiet(t('contacts.representative.help')),
  );
}
