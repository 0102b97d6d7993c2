import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { formatCount, formatFor, formatMoment } from '#src/locales/format.ts';
import type { Key } from '#src/locales/translate.ts';
import {
  askAnonymouslyCard,
  closedAnonymouslyCard,
  closedTitle,
  introElements,
  reminding,
} from './anonymous-cards.ts';
import { pagesOf } from './paging.ts';
import { type Pressing, questionElements } from './question-elements.ts';
import { quoteElements } from './quotes.ts';
import type { QuestionView, SurveyView } from './reads.ts';
import type { RequestView } from './requests.ts';
import { answerInWords, greatestNumber, longestAnswer } from './rules.ts';
import { otherAnswers, otherVoices, voiceElement } from './voice-elements.ts';
import { inLanguage } from './worded.ts';

/**
 * The questions with the reader's own answers chosen. Whatever is tapped is saved and the card shown again, so the
 * reader sees that it was. `again` begins as a reminder does.
 */
export function askCard(
  request: RequestView,
  viewer: Viewer,
  { again = false, page = 0 }: { readonly again?: boolean; readonly page?: number } = {},
): Card {
  const { survey, questions, answers, voice, asRepresentativeOf, alsoFor } = request;
  if (survey.anonymous) return askAnonymouslyCard(request, { again }, viewer);
  const pressing = (id: string) => ({
    action: 'survey.answer',
    values: { request: request.id, question: id },
  });
  const turning = (to: number) => ({ action: 'survey.open', values: { request: request.id, page: to } });
  const after = (question: QuestionView) => quoteElements(request, question, viewer);
  return askOpenlyCard(
    { survey, questions, answers, voice, asRepresentativeOf, alsoFor, pressing, turning, after, again, page },
    viewer,
  );
}

/** What is asked in the open, how far it has been answered, and what a press on one of its questions does. */
export type Asking = Pick<
  RequestView,
  'questions' | 'answers' | 'voice' | 'asRepresentativeOf' | 'alsoFor'
> & {
  readonly survey: Pick<SurveyView, 'title' | 'ofMeeting' | 'introduction' | 'closesAt'>;
  readonly pressing: (questionId: string) => Pressing;
  /** What a press that turns to a page does. */
  readonly turning: (page: number) => Pressing;
  /** What else is asked once a question is answered. */
  readonly after?: (question: QuestionView) => CardElement[];
  readonly again: boolean;
  /** From 0: more questions than a message holds stand on several pages. */
  readonly page: number;
};

/** The questions of a survey that is not anonymous. */
export function askOpenlyCard(asking: Asking, viewer: Viewer): Card {
  const { t, workspace } = viewer;
  const { survey, questions, answers, pressing, after, again, page } = asking;
  const pages = pagesOf(questions);
  const shown = pages[page] ?? questions;
  const isFirst = page === 0;
  const isAll = questions.every(({ id }) => answers.has(id));
  const others = otherVoices(asking, viewer);
  const until = formatMoment(survey.closesAt, formatFor(viewer));
  const [only, ...more] = questions.map(({ wording }) => inLanguage(wording, viewer.language));
  const shownCard = card(
    reminding(askTitle(survey, questions.length, viewer), again, viewer),
    ...(isFirst ? introElements(survey) : []),
    isFirst && text(t(introKey(again, survey.ofMeeting), { until })),
    isFirst && voiceElement(asking, viewer),
    // What is next once all is answered stands below it.
    ...(isFirst && !isAll ? others : []),
    ...shown.flatMap((question) => [
      ...questionElements(question, answers.get(question.id), pressing(question.id), viewer),
      ...(after?.(question) ?? []),
    ]),
    ...pageElements(asking, pages.length, viewer),
    isAll && text(t('surveys.ask.all')),
    ...(isAll ? others : []),
    quiet(t('surveys.ask.whoSees', { workspace: workspace.name })),
  );
  return only === undefined || more.length > 0 || survey.ofMeeting ? shownCard : { ...shownCard, gist: only };
}

function pageElements({ page, turning }: Asking, pages: number, { t }: Viewer): CardElement[] {
  if (pages === 1) return [];
  const turn = (label: string, to: number) => {
    const { action, values } = turning(to);
    return to >= 0 && to < pages && button(label, action, values);
  };
  return [
    quiet(t('surveys.ask.page', { page: page + 1, pages })),
    buttons(turn(t('surveys.ask.previousPage'), page - 1), turn(t('surveys.ask.nextPage'), page + 1)),
  ];
}

// About what meeting it is, from whom it comes, or its own title.
function askTitle(
  { ofMeeting, title }: Pick<SurveyView, 'ofMeeting' | 'title'>,
  count: number,
  { t, workspace }: Viewer,
): string {
  if (ofMeeting) return t('surveys.ask.title', { title, count });
  return count === 1 ? t('surveys.poll.ask', { workspace: workspace.name }) : title;
}

function introKey(again: boolean, ofMeeting: boolean) {
  if (again) return 'surveys.ask.remind';
  return ofMeeting ? 'surveys.ask.intro' : 'surveys.poll.intro';
}

/**
 * In the place of the questions, once they are closed. `late` is what came too late, with what was typed if anything
 * was; without it somebody only looks.
 */
export function closedCard(
  request: RequestView,
  viewer: Viewer,
  late?: { readonly typed: string | undefined },
): Card {
  if (request.survey.anonymous) return closedAnonymouslyCard(request.survey, viewer, late !== undefined);
  const { t, language } = viewer;
  const typed = late?.typed ?? '';
  const until = formatMoment(request.survey.closesAt, formatFor(viewer));
  const answered = request.questions.flatMap((question) => {
    const answer = request.answers.get(question.id);
    if (answer === undefined) return [];
    return [
      { text: inLanguage(question.wording, language), detail: answerInWords(question, answer, language) },
    ];
  });
  return card(
    closedTitle(request.survey, viewer),
    late === undefined
      ? text(t('surveys.closed.until', { until }))
      : warning(t('surveys.closed.late', { until })),
    typed !== '' && quiet(t('surveys.closed.typed', { text: typed })),
    answered.length > 0
      ? list(answered, t('surveys.closed.mine'))
      : text(t(request.survey.ofMeeting ? 'surveys.closed.none' : 'surveys.closed.noneOfPoll')),
    ...otherAnswers(request, viewer),
    // What was said about quoting can be taken back at any time.
    ...request.questions.flatMap((question) => quoteElements(request, question, viewer)),
  );
}

/** Why an answer was not saved, for the one who gave it alone, with what they had written. */
export function answerRefusedCard(
  reason: 'gone' | 'notYours' | 'notUnderstood' | 'empty',
  { t }: Pick<Viewer, 't'>,
  typed = '',
): Card {
  return card(
    t('surveys.refused.title'),
    text(t(`surveys.refused.${reason}` satisfies Key)),
    typed.trim() !== '' && quiet(t('surveys.closed.typed', { text: typed })),
  );
}

/** A written answer that cannot be taken as it is: it waits in a draft. */
export function answerNotFittingCard(
  reason: 'tooLong' | 'notNumber',
  typed: string,
  draft: string,
  viewer: Viewer,
): Card {
  const { t } = viewer;
  const long = reason === 'tooLong';
  const most = formatCount(long ? longestAnswer : greatestNumber, viewer);
  const count = formatCount(typed.length, viewer);
  const change = t(long ? 'surveys.refused.shorten' : 'surveys.refused.change');
  return card(
    t('surveys.refused.title'),
    text(t(`surveys.refused.${reason}`, { count, most })),
    buttons(button(change, 'draft.open', { draft }, { style: 'primary' })),
  );
}
