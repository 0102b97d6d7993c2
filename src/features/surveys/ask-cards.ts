import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button, type PressValues } from '#src/conversation/elements/button.ts';
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
import { numberHint } from './forms.ts';
import type { OwnSurvey, QuestionView, RequestView, SurveyView } from './reads.ts';
import { answerInWords, fewest, greatestNumber, longestAnswer, optionsOf, partsOf } from './rules.ts';

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
  return card(closedTitle(survey, viewer), warning(t('surveys.anonymous.late', { until })));
}

function closedTitle({ ofMeeting, title }: SurveyView, { t }: Viewer): string {
  return t(ofMeeting ? 'surveys.closed.title' : 'surveys.closed.titleOfPoll', { title });
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
  const saved = answer !== undefined;
  const saveFirst = question.kind === 'number' ? 'surveys.ask.saveNumber' : 'surveys.ask.save';
  const save = button(t(saved ? 'surveys.ask.saveAgain' : saveFirst), 'survey.answer', values);
  const label = question.wording[language];
  switch (question.kind) {
    case 'text':
      return [
        input(
          {
            kind: 'longText',
            name: 'text',
            label,
            ...(request.survey.ofMeeting ? { hint: t('surveys.ask.hint') } : {}),
            required: false,
            maxLength: longestAnswer,
            value: answer ?? '',
          },
          save,
        ),
        ...(saved ? [quiet(t('surveys.ask.savedText'))] : []),
      ];
    case 'number':
      return [
        input(
          {
            kind: 'number',
            name: 'text',
            label,
            hint: numberHint(viewer),
            required: false,
            min: 0,
            max: greatestNumber,
            ...(saved ? { value: Number(answer) } : {}),
          },
          save,
        ),
        ...(saved ? [quiet(t('surveys.ask.saved', { answer: formatCount(Number(answer), viewer) }))] : []),
      ];
    case 'scale':
    case 'nps':
    case 'choice':
    case 'several':
      return [
        text(label),
        ...(question.kind === 'several' ? [quiet(t('surveys.ask.several'))] : []),
        choiceButtons(question, answer, values, language),
        ...(saved
          ? [quiet(t('surveys.ask.saved', { answer: answerInWords(question, answer, language) }))]
          : []),
      ];
  }
}

// Where several can be chosen, a button says what it does: the same tap twice, or from two devices, comes to the same.
function choiceButtons(
  question: QuestionView,
  answer: string | undefined,
  values: PressValues,
  language: Viewer['language'],
): CardElement {
  const parts = question.kind === 'several' ? partsOf(answer ?? '') : [answer];
  return buttons(
    ...optionsOf(question, language).map(({ value, label }) => {
      const chosen = parts.includes(value);
      const how = question.kind === 'several' ? { on: !chosen } : {};
      return button(label, 'survey.answer', { ...values, value, ...how }, { chosen });
    }),
  );
}

/** In the place of the questions, once they are closed. `typed` is what somebody wrote too late. */
export function closedCard(request: RequestView, typed: string | undefined, viewer: Viewer): Card {
  if (request.survey.anonymous) return closedAnonymouslyCard(request.survey, viewer);
  const { t, language } = viewer;
  const until = formatMoment(request.survey.closesAt, formatFor(viewer));
  const answered = request.questions.flatMap((question) => {
    const answer = request.answers.get(question.id);
    if (answer === undefined) return [];
    return [{ text: question.wording[language], detail: answerInWords(question, answer, language) }];
  });
  return card(
    closedTitle(request.survey, viewer),
    warning(t('surveys.closed.late', { until })),
    typed !== undefined && typed !== '' && quiet(t('surveys.closed.typed', { text: typed })),
    answered.length > 0
      ? list(answered, t('surveys.closed.mine'))
      : text(t(request.survey.ofMeeting ? 'surveys.closed.none' : 'surveys.closed.noneOfPoll')),
  );
}

/** Why an answer was not saved, for the one who gave it alone. */
export function answerRefusedCard(
  reason: 'gone' | 'notYours' | 'notUnderstood' | 'empty',
  { t }: Pick<Viewer, 't'>,
): Card {
  return card(t('surveys.refused.title'), text(t(`surveys.refused.${reason}` satisfies Key)));
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
