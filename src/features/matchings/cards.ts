import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  card,
  facts,
  type ListItem,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { formatFor, formatList, formatMoment } from '#src/locales/format.ts';
import type { ListedMatching, MatchingView, StepView } from './reads.ts';
import { needsReason, nextStatuses } from './rules.ts';

/** How many matchings a list shows at a time. */
export const matchingsOnPage = 10;

/** A matching with its history and what may come next. `first` is something to notice. */
export function matchingCard(matching: MatchingView, viewer: Viewer, first?: string): Card {
  const { t } = viewer;
  const { id, revision, status } = matching;
  const held = { matching: id, revision };
  return card(
    t('matchings.card.title', { names: namesOf(matching, viewer) }),
    first !== undefined && warning(first),
    facts(
      [t('matchings.card.purpose'), matching.purpose],
      [t('matchings.card.status'), t(`matchings.status.${status}`)],
      [t('matchings.card.reason'), matching.endReason ?? undefined],
      [t('matchings.role.convenes'), rolesOf(matching, 'convenes', viewer)],
      [t('matchings.role.contributes'), rolesOf(matching, 'contributes', viewer)],
      [t('matchings.role.informed'), rolesOf(matching, 'informed', viewer)],
    ),
    list(
      matching.steps.map((step) => stepItem(step, viewer)),
      t('matchings.card.history'),
    ),
    nextStatuses(status).length > 0 && text(t('matchings.card.next')),
    buttons(
      ...nextStatuses(status).map((to) =>
        button(
          t(`matchings.move.${to}`),
          needsReason(to) ? 'matching.end' : 'matching.move',
          { ...held, to },
          { style: needsReason(to) ? 'danger' : 'plain' },
        ),
      ),
    ),
    buttons(
      button(t('contacts.change'), 'matching.change', { matching: id }),
      button(t('contacts.undo'), 'matching.undo', held),
    ),
    quiet(t('matchings.publicRecord')),
  );
}

function stepItem(step: StepView, viewer: Viewer): ListItem {
  const detail = `${step.person.name}, ${formatMoment(step.at, formatFor(viewer))}`;
  return { text: viewer.t(`matchings.status.${step.to}`), detail };
}

function namesOf({ parties }: Pick<ListedMatching, 'parties'>, viewer: Viewer): string {
  return formatList(
    parties.map((party) => party.name),
    viewer,
  );
}

function rolesOf(
  { parties }: MatchingView,
  role: 'convenes' | 'contributes' | 'informed',
  viewer: Viewer,
): string {
  return formatList(
    parties.filter((party) => party.role === role).map((party) => party.name),
    viewer,
  );
}

/** After the creation was undone: what was written waits in a draft. */
export function matchingUndoneCard(matching: MatchingView, draft: string, viewer: Viewer): Card {
  const { t } = viewer;
  return card(
    t('contacts.undone.title'),
    text(t('matchings.undone', { names: namesOf(matching, viewer) })),
    buttons(button(t('contacts.undone.again'), 'draft.open', { draft })),
  );
}

/** One matching as a line of a list, with a button that opens it. */
function matchingItem(matching: ListedMatching, viewer: Viewer): ListItem {
  const { t } = viewer;
  return {
    text: matching.purpose,
    detail: `${namesOf(matching, viewer)} · ${t(`matchings.status.${matching.status}`)}`,
    buttons: [button(t('matchings.show'), 'matching.show', { matching: matching.id })],
  };
}

/** The matchings that go on, a page of them; what to do when there are none. */
export function openMatchingsCard(
  page: { readonly matchings: readonly ListedMatching[]; readonly total: number; readonly skipped: number },
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const { matchings, total, skipped } = page;
  if (total === 0) {
    return card(
      t('matchings.list.emptyTitle'),
      text(t('matchings.list.empty')),
      buttons(button(t('matchings.log'), 'matching.log', {})),
    );
  }
  const shown = skipped + matchings.length;
  return card(
    t('matchings.list.title', { count: total }),
    list(matchings.map((matching) => matchingItem(matching, viewer))),
    buttons(
      shown < total && button(t('matchings.more'), 'matching.list', { skipped: shown }),
      button(t('matchings.log'), 'matching.log', {}),
    ),
  );
}

/** One sentence about a matching that cannot be touched as asked. */
export function matchingRefusedCard(reason: 'gone' | 'notYours' | 'alreadyDone', { t }: Viewer): Card {
  return card(t(`matchings.refused.${reason}.title`), text(t(`matchings.refused.${reason}.text`)));
}
