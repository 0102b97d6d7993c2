import type { Survey } from '#entities/survey.ts';
import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, type CardElement, card, quiet, text } from '#src/conversation/elements/card.ts';
import { formatCount } from '#src/locales/format.ts';
import type { QuestionResults, Results } from './reads-results.ts';
import { answersShown } from './results-cards.ts';
import { questionElement } from './results-elements.ts';

/** What came out, for everybody who was asked: sums and no names, and no more than can be shown of an anonymous one. */
export function toldCard(results: Results, request: string | undefined, viewer: Viewer): Card {
  const { t, workspace } = viewer;
  return card(
    t('surveys.told.title', { title: results.survey.title }),
    ...outcomeElements(results, viewer),
    request !== undefined && buttons(button(t('surveys.told.mine'), 'survey.open', { request })),
    quiet(t('surveys.told.thanks', { workspace: workspace.name })),
  );
}

function outcomeElements(results: Results, viewer: Viewer): readonly (CardElement | false)[] {
  const { t } = viewer;
  const shown = answersShown(results);
  const isOnlyWords = shown.every(({ kind }) => kind === 'text');
  const of = { count: formatCount(results.answered, viewer), all: formatCount(results.asked, viewer) };
  return [
    text(t('surveys.told.answered', of)),
    results.hidden && text(t('surveys.told.tooFew')),
    ...shown.flatMap((question) => summaryOf(question, isOnlyWords, viewer)),
  ];
}

// What somebody wrote in their own words is told to nobody but coordinators.
function summaryOf(question: QuestionResults, isOnlyWords: boolean, viewer: Viewer): CardElement[] {
  const { count } = question.tally;
  if (count === 0) return [];
  const inWords = isOnlyWords ? 'surveys.told.onlyInWords' : 'surveys.told.inWords';
  return question.kind === 'text'
    ? [text(viewer.t(inWords, { count }))]
    : [questionElement(question, viewer)];
}

/** What it led to, as the coordinator wrote it. */
export function ledToCard({ title, ledTo }: Pick<Survey, 'title' | 'ledTo'>, { t, workspace }: Viewer): Card {
  return card(
    t('surveys.ledTo.title', { title }),
    text(ledTo ?? ''),
    quiet(t('surveys.told.thanks', { workspace: workspace.name })),
  );
}
