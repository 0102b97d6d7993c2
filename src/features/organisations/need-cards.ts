import { type Category, needUrgencies } from '#entities/need.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  card,
  facts,
  input,
  type ListItem,
  list,
  quiet,
  text,
} from '#src/conversation/elements/card.ts';
import { formatCount } from '#src/locales/format.ts';
import { capital, type NeedPlace, needDetail, needPressOf } from './need-line.ts';
import { type Notice, noticed } from './organisation-card.ts';
import type { OpenNeed } from './reads.ts';

/** How many needs a list shows at a time. */
export const needsOnPage = 10;

/** A page of the needs that nobody has met yet, of all kinds or of one. */
export type NeedsPage = {
  readonly needs: readonly OpenNeed[];
  readonly total: number;
  readonly skipped: number;
  readonly category: Category | undefined;
  /** How many are open of each kind. */
  readonly counts: readonly { readonly category: Category; readonly count: number }[];
};

/** Needs that nobody has met yet, the most pressing and the oldest first. */
export function needsCard(page: NeedsPage, viewer: Viewer, notice?: Notice): Card {
  const { t } = viewer;
  const { needs, total, skipped, category, counts } = page;
  const what = category === undefined ? '' : t(`categories.${category}`);
  if (total === 0) {
    return card(
      t(category === undefined ? 'organisations.needs.emptyTitle' : 'organisations.needs.noneOf', { what }),
      ...noticed(notice),
      category === undefined && text(t('organisations.needs.empty')),
      counts.length > 0 && filter(page, viewer),
      quiet(t('contacts.help.example')),
    );
  }
  const shown = skipped + needs.length;
  const of = category === undefined ? {} : { category };
  return card(
    category === undefined
      ? t('organisations.needs.title', { count: total })
      : t('organisations.needs.titleOf', { count: total, what }),
    ...noticed(notice),
    list(needs.map((need) => needItem(need, { on: 'list', category }, viewer))),
    shown < total && buttons(button(t('matchings.more'), 'need.list', { skipped: shown, ...of })),
    counts.length > 1 && filter(page, viewer),
  );
}

/** Shows one kind alone, or all again. */
function filter({ category, counts }: NeedsPage, viewer: Viewer) {
  const { t } = viewer;
  return input(
    [
      {
        kind: 'select',
        name: 'category',
        label: t('organisations.needs.only'),
        required: false,
        options: counts.map((one) => ({
          value: one.category,
          label: t('organisations.needs.counted', {
            what: capital(t(`categories.${one.category}`)),
            count: formatCount(one.count, viewer),
          }),
        })),
        ...(category === undefined ? {} : { value: category }),
      },
    ],
    button(t('organisations.needs.filter'), 'need.list', { skipped: 0, replace: true }),
  );
}

function needItem(need: OpenNeed, place: NeedPlace, viewer: Viewer): ListItem {
  const { t } = viewer;
  const { id, name } = need.organisation;
  return {
    text: t('organisations.needs.line', { what: capital(t(`categories.${need.category}`)), name }),
    detail: needDetail(need, viewer),
    buttons: [
      button(t('organisations.needs.met'), 'need.meet', needPressOf(need, place)),
      button(t('contacts.whoCanHelp'), 'need.help', { need: need.id }),
      button(t('organisations.needs.refer'), 'referral.start', { organisation: id, need: need.id }),
      button(t('organisations.needs.more'), 'need.show', { need: need.id }),
    ],
  };
}

/** One need, with all that can be done about it. */
export function needCard(need: OpenNeed, viewer: Viewer, notice?: Notice): Card {
  const { t } = viewer;
  const { id, organisation, category, urgency, open } = need;
  const place = { on: 'need' } as const;
  return card(
    t('organisations.needs.line', { what: capital(t(`categories.${category}`)), name: organisation.name }),
    ...noticed(notice),
    facts(
      [t('organisations.needs.fact.since'), needDetail({ ...need, urgency: 'normal' }, viewer)],
      [t('organisations.needs.fact.urgency'), capital(t(`organisations.needs.urgency.${urgency}`))],
    ),
    open &&
      buttons(
        button(t('contacts.whoCanHelp'), 'need.help', { need: id }, { style: 'primary' }),
        button(t('organisations.needs.refer'), 'referral.start', { organisation: organisation.id, need: id }),
        button(t('organisations.needs.met'), 'need.meet', needPressOf(need, place)),
        button(t('organisations.needs.drop'), 'need.drop', needPressOf(need, place)),
      ),
    open && text(t('organisations.needs.howPressing')),
    open &&
      buttons(
        ...needUrgencies
          .toReversed()
          .map((one) =>
            button(
              capital(t(`organisations.needs.urgency.${one}`)),
              'need.weigh',
              { ...needPressOf(need, place), urgency: one },
              { chosen: one === urgency },
            ),
          ),
      ),
    buttons(
      button(t('organisations.needs.show', { name: organisation.name }), 'organisation.show', {
        organisation: organisation.id,
      }),
    ),
  );
}

/** Says what was done with a need, with a button that takes it back. */
export function needNotice(need: OpenNeed, done: 'met' | 'dropped', place: NeedPlace, { t }: Viewer): Notice {
  const what = capital(t(`categories.${need.category}`));
  return {
    text: t(done === 'met' ? 'organisations.needs.isMet' : 'organisations.needs.isDropped', {
      what,
      name: need.organisation.name,
    }),
    undo: button(t('contacts.undo'), 'need.reopen', needPressOf(need, place)),
  };
}
