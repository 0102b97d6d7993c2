import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { type Card, card, type ListItem, list, text } from '#src/conversation/elements/card.ts';
import { formatFor, formatMoment } from '#src/locales/format.ts';
import type { OwnSurvey } from './reads-own.ts';

/** What a representative may still answer, and closed surveys in which they have said that they may be quoted. */
export function ownSurveysCard(
  { open, quoted }: { readonly open: readonly OwnSurvey[]; readonly quoted: readonly OwnSurvey[] },
  viewer: Viewer,
): Card {
  const { t } = viewer;
  return card(
    t('surveys.mine.title'),
    open.length === 0 ? text(t('surveys.mine.empty')) : list(openItems(open, viewer)),
    quoted.length > 0 && list(quotedItems(quoted, viewer), t('surveys.mine.quoted')),
  );
}

function quotedItems(quoted: readonly OwnSurvey[], viewer: Viewer): ListItem[] {
  const { t } = viewer;
  return quoted.map(({ requestId, title, organisation, closesAt }) => ({
    text: ownTitle({ title, organisation }, viewer),
    detail: t('surveys.closed.until', { until: formatMoment(closesAt, formatFor(viewer)) }),
    buttons: [button(t('surveys.mine.look'), 'survey.open', { request: requestId })],
  }));
}

function ownTitle({ title, organisation }: Pick<OwnSurvey, 'title' | 'organisation'>, { t }: Viewer): string {
  return organisation === undefined ? title : t('surveys.mine.forOrganisation', { title, organisation });
}

function openItems(own: readonly OwnSurvey[], viewer: Viewer): ListItem[] {
  const { t } = viewer;
  const format = formatFor(viewer);
  return own.map(({ requestId, title, organisation, closesAt, answered, anonymous }) => ({
    text: ownTitle({ title, organisation }, viewer),
    detail: t(ownKey(answered, anonymous), { until: formatMoment(closesAt, format) }),
    buttons:
      answered && anonymous
        ? []
        : [
            button(t(answered ? 'surveys.mine.change' : 'surveys.mine.answer'), 'survey.open', {
              request: requestId,
            }),
          ],
  }));
}

function ownKey(answered: boolean, anonymous: boolean) {
  if (!answered) return 'surveys.mine.unanswered';
  return anonymous ? 'surveys.mine.sealed' : 'surveys.mine.answered';
}
