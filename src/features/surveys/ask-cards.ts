import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  input,
  list,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { formatCount, formatFor, formatMoment } from '#src/locales/format.ts';
import type { Key } from '#src/locales/translate.ts';
import type { OwnSurvey, QuestionView, RequestView, SurveyView } from './reads.ts';
import { fewest, longestAnswer, scaleSteps } from './rules.ts';

/** Asks for an anonymous form, or says that it has been sent. What anonymous means stands in one sentence. */
function askAnonymouslyCard(
  request: RequestView,
  { again }: { readonly again: boolean },
  viewer: Viewer,
): Card {
  const { t } = viewer;
  if (request.answered) return sealedCard(request.survey.title, viewer);
  const until = formatMoment(request.survey.closesAt, formatFor(viewer));
  const count = request.questions.length;
  return card(
    t('surveys.anonymous.title', { title: request.survey.title }),
    text(t(again ? 'surveys.ask.remind' : 'surveys.anonymous.intro', { until, count })),
    text(t('surveys.anonymous.means', { count: fewest })),
    buttons(
      button(t('surveys.anonymous.fill'), 'survey.fill', { request: request.id }, { style: 'primary' }),
    ),
  );
}

/** After an anonymous form was sent. Says nothing of what stood in it. */
export function sealedCard(title: string, { t }: Viewer): Card {
  return card(
    t('surveys.anonymous.title', { title }),
    text(t('surveys.anonymous.sent')),
    quiet(t('surveys.anonymous.means', { count: fewest })),
  );
}

/** When an anonymous form was sent before: the first one counts, this one is not kept. */
export function alreadySealedCard(title: string, { t }: Viewer): Card {
  return card(t('surveys.anonymous.title', { title }), warning(t('surveys.anonymous.already')));
}

/** When an anonymous form came too late. What stood in it is kept nowhere, not even on this card. */
export function closedAnonymouslyCard(survey: SurveyView, viewer: Viewer): Card {
  const { t } = viewer;
  const until = formatMoment(survey.closesAt, formatFor(viewer));
  return card(
    t('surveys.closed.title', { title: survey.title }),
    warning(t('surveys.anonymous.late', { until })),
  );
}

/**
 * The questions with the reader's own answers chosen. Whatever is tapped is saved and the card shown again, so the
 * reader sees that it was. `again` begins as a reminder does.
 */
export function askCard(
  request: RequestView,
  viewer: Viewer,
  { again = false }: { readonly again?: boolean } = {},
): Card {
  const { t, workspace } = viewer;
  const { ofMeeting } = request.survey;
  const until = formatMoment(request.survey.closesAt, formatFor(viewer));
  if (request.survey.anonymous) return askAnonymouslyCard(request, { again }, viewer);
  const all = request.questions.every(({ id }) => request.answers.has(id));
  return card(
    ofMeeting
      ? t('surveys.ask.title', { title: request.survey.title })
      : t('surveys.poll.ask', { workspace: workspace.name }),
    text(t(introKey(again, ofMeeting), { until })),
    ...request.questions.flatMap((question) => questionElements(request, question, viewer)),
    all && text(t('surveys.ask.all')),
    quiet(t('surveys.ask.whoSees', { workspace: workspace.name })),
  );
}

function introKey(again: boolean, ofMeeting: boolean) {
  if (again) return 'surveys.ask.remind';
  return ofMeeting ? 'surveys.ask.intro' : 'surveys.poll.intro';
}

function questionElements(request: RequestView, question: QuestionView, viewer: Viewer): CardElement[] {
  const { t, language } = viewer;
  const answer = request.answers.get(question.id);
  const values = { request: request.id, question: question.id };
  const wording = question.wording[language];
  switch (question.kind) {
    case 'text':
      return [
        input(
          {
            kind: 'longText',
            name: 'text',
            label: wording,
            ...(request.survey.ofMeeting ? { hint: t('surveys.ask.hint') } : {}),
            required: false,
            maxLength: longestAnswer,
            value: answer ?? '',
          },
          button(
            t(answer === undefined ? 'surveys.ask.save' : 'surveys.ask.saveAgain'),
            'survey.answer',
            values,
          ),
        ),
        ...(answer === undefined ? [] : [quiet(t('surveys.ask.savedText'))]),
      ];
    case 'scale':
    case 'choice':
      return [
        text(wording),
        buttons(
          ...optionsOf(question, viewer).map(({ value, label }) =>
            button(label, 'survey.answer', { ...values, value }, { chosen: value === answer }),
          ),
        ),
        ...(answer === undefined
          ? []
          : [quiet(t('surveys.ask.saved', { answer: answerLabel(question, answer, viewer) }))]),
      ];
  }
}

/** What can be chosen, in order; the ends of a scale have words. */
export function optionsOf(
  question: QuestionView,
  { t, language }: Viewer,
): readonly { readonly value: string; readonly label: string }[] {
  if (question.kind === 'choice')
    return question.choices.map((choice) => ({ value: choice.value, label: choice[language] }));
  return scaleSteps.map((value) => ({ value, label: stepLabel(value, t) }));
}

function stepLabel(value: string, t: Viewer['t']): string {
  if (value === scaleSteps[0]) return t('surveys.scale.lowest');
  return value === scaleSteps.at(-1) ? t('surveys.scale.highest') : value;
}

function answerLabel(question: QuestionView, answer: string, viewer: Viewer): string {
  if (question.kind === 'text') return answer;
  return optionsOf(question, viewer).find(({ value }) => value === answer)?.label ?? answer;
}

/** In the place of the questions, once they are closed. `typed` is what somebody wrote too late. */
export function closedCard(request: RequestView, typed: string | undefined, viewer: Viewer): Card {
  if (request.survey.anonymous) return closedAnonymouslyCard(request.survey, viewer);
  const { t, language } = viewer;
  const until = formatMoment(request.survey.closesAt, formatFor(viewer));
  const answered = request.questions.flatMap((question) => {
    const answer = request.answers.get(question.id);
    if (answer === undefined) return [];
    return [{ text: question.wording[language], detail: answerLabel(question, answer, viewer) }];
  });
  return card(
    t('surveys.closed.title', { title: request.survey.title }),
    warning(t('surveys.closed.late', { until })),
    typed !== undefined && typed !== '' && quiet(t('surveys.closed.typed', { text: typed })),
    answered.length > 0 ? list(answered, t('surveys.closed.mine')) : text(t('surveys.closed.none')),
  );
}

/** Why an answer was not saved, for the one who gave it alone. */
export function answerRefusedCard(
  reason: 'gone' | 'notYours' | 'notUnderstood' | 'empty',
  { t }: Pick<Viewer, 't'>,
): Card {
  return card(t('surveys.refused.title'), text(t(`surveys.refused.${reason}` satisfies Key)));
}

/** A text with more characters than there is room for: it waits in a draft. */
export function answerTooLongCard(length: number, draft: string, viewer: Viewer): Card {
  const { t } = viewer;
  const count = formatCount(length, viewer);
  return card(
    t('surveys.refused.title'),
    text(t('surveys.refused.tooLong', { count, most: formatCount(longestAnswer, viewer) })),
    buttons(button(t('surveys.refused.shorten'), 'draft.open', { draft }, { style: 'primary' })),
  );
}

/** What a representative may still answer. */
export function ownSurveysCard(own: readonly OwnSurvey[], viewer: Viewer): Card {
  const { t } = viewer;
  const format = formatFor(viewer);
  if (own.length === 0) return card(t('surveys.mine.title'), text(t('surveys.mine.empty')));
  const items = own.map(({ requestId, title, closesAt, answered, anonymous }) => ({
    text: title,
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
  return card(t('surveys.mine.title'), list(items));
}

function ownKey(answered: boolean, anonymous: boolean) {
  if (!answered) return 'surveys.mine.unanswered';
  return anonymous ? 'surveys.mine.sealed' : 'surveys.mine.answered';
}
