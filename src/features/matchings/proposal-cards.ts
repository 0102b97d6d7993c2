import type { Category } from '#entities/need.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  card,
  type ListItem,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { clip } from '#src/features/contacts/rules.ts';
import { describeOrganisation, organisationChoice } from '#src/language/organisation-line.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import { formatList } from '#src/locales/format.ts';
import type { Proposal } from './proposals.ts';

type Named = { readonly id: string; readonly name: string };

/** Who could be of use to an organisation, and it to them; each with a button that logs the matching. */
export function proposalsCard(organisation: Named, proposals: readonly Proposal[], viewer: Viewer): Card {
  const { t } = viewer;
  const { id, name } = organisation;
  if (proposals.length === 0) {
    return card(
      t('matchings.propose.emptyTitle', { name }),
      text(t('matchings.propose.empty')),
      buttons(
        button(t('matchings.propose.show', { name: clip(name) }), 'organisation.show', { organisation: id }),
        button(t('matchings.propose.logContact'), 'contact.start', { organisation: id }),
      ),
    );
  }
  return card(
    t('matchings.propose.title', { name }),
    list(proposals.map((proposal) => proposalItem(id, proposal, viewer))),
    quiet(t('matchings.propose.nothingSent')),
  );
}

/** Who could meet one need, the nearest and least asked first; each with a button that logs the matching. */
export function helpersCard(
  organisation: Named,
  need: { readonly id: string; readonly category: Category },
  helpers: readonly Proposal[],
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const { id, name } = organisation;
  const what = t(`categories.${need.category}`);
  const refer = button(t('organisations.needs.refer'), 'referral.start', { organisation: id, need: need.id });
  if (helpers.length === 0) {
    return card(
      t('matchings.propose.helpNone', { what }),
      text(t('matchings.propose.helpEmpty')),
      buttons(refer, button(t('matchings.propose.logContact'), 'contact.start', { organisation: id })),
    );
  }
  return card(
    t('matchings.propose.helpTitle', { name, what }),
    list(helpers.map((helper) => proposalItem(id, helper, viewer, need.id))),
    buttons(refer),
    quiet(t('matchings.propose.nothingSent')),
  );
}

function proposalItem(
  to: string,
  { organisation, gives, needs, near, asked }: Proposal,
  viewer: Viewer,
  need?: string,
): ListItem {
  const { t } = viewer;
  const reasons = [
    gives.length > 0 && t('matchings.propose.gives', { what: categoryList(gives, viewer) }),
    needs.length > 0 && t('matchings.propose.needs', { what: categoryList(needs, viewer) }),
    near && t('matchings.propose.near'),
    t('matchings.propose.asked', { count: asked }),
  ].filter((reason) => reason !== false);
  return {
    text: organisation.name,
    detail: [describeOrganisation(organisation, t), ...reasons].join(' · '),
    buttons: [
      button(t('matchings.propose.match'), 'matching.start', {
        organisation: to,
        other: organisation.id,
        ...(need === undefined ? {} : { need }),
      }),
    ],
  };
}

function categoryList(all: readonly Category[], viewer: Viewer): string {
  return formatList(
    all.map((category) => viewer.t(`categories.${category}`)),
    viewer,
  );
}

/** What a matching between two is for, said by what made it a proposal. */
export function purposeOf({ gives, needs }: Pick<Proposal, 'gives' | 'needs'>, viewer: Viewer): string {
  return viewer.t('matchings.propose.purpose', {
    what: categoryList([...new Set([...gives, ...needs])], viewer),
  });
}

/** Several organisations, or nobody, are meant by the one name that proposals are asked for. */
export function proposeWhichCard(typed: string, near: readonly NamedOrganisation[], { t }: Viewer): Card {
  if (near.length === 0) {
    return card(
      t('contacts.unknown.title', { typed: clip(typed) }),
      text(t('matchings.propose.unknown')),
      quiet(t('matchings.example', { example: t('matchings.help.example') })),
    );
  }
  return card(
    t('contacts.which.title', { typed: clip(typed) }),
    buttons(
      ...near.map((one) => button(organisationChoice(one, t), 'matching.propose', { organisation: one.id })),
    ),
  );
}

/** A name in `A + B` means several organisations or nobody; the rest of the line waits in a draft. */
export function matchWhichCard(
  typed: string,
  near: readonly NamedOrganisation[],
  draft: string,
  { t }: Viewer,
): Card {
  const title = near.length === 0 ? 'contacts.unknown.title' : 'contacts.which.title';
  return card(
    t(title, { typed: clip(typed) }),
    text(t(near.length === 0 ? 'matchings.unknownText' : 'matchings.whichText')),
    near.length > 0 &&
      buttons(
        ...near.map((one) =>
          button(organisationChoice(one, t), 'matching.pick', { draft, organisation: one.id }),
        ),
      ),
    buttons(
      button(t('contacts.unknown.add', { typed: clip(typed) }), 'matching.add', { draft }),
      button(t('contacts.openForm'), 'draft.open', { draft }),
    ),
    quiet(t('contacts.waiting')),
  );
}

/** The same organisation stands twice. */
export function sameTwiceCard(name: string, draft: string, { t }: Viewer): Card {
  return card(
    t('matchings.same.title', { name }),
    text(t('matchings.same.text')),
    buttons(button(t('contacts.openForm'), 'draft.open', { draft }, { style: 'primary' })),
    quiet(t('matchings.example', { example: t('matchings.help.example') })),
  );
}
