import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button, type PressValues } from '#src/conversation/elements/button.ts';
import { buttons, type CardElement, input, quiet, text } from '#src/conversation/elements/card.ts';
import { formatCount } from '#src/locales/format.ts';
import { numberHint } from './forms.ts';
import type { QuestionView } from './reads.ts';
import { answerInWords, greatestNumber, longestAnswer, optionsOf, partsOf } from './rules.ts';
import { inLanguage } from './worded.ts';

/** What a press does: the declared action, and the values that say which question it answers. */
export type Pressing = { readonly action: string; readonly values: PressValues };

/** One question to be answered with taps, each saved as it is made, and what was answered so far. */
export function questionElements(
  question: Pick<QuestionView, 'kind' | 'wording' | 'choices'>,
  answer: string | undefined,
  pressing: Pressing,
  viewer: Viewer,
): CardElement[] {
  const { t, language } = viewer;
  const saved = answer !== undefined;
  const saveFirst = question.kind === 'number' ? 'surveys.ask.saveNumber' : 'surveys.ask.save';
  const save = button(t(saved ? 'surveys.ask.saveAgain' : saveFirst), pressing.action, pressing.values);
  const label = inLanguage(question.wording, language);
  switch (question.kind) {
    case 'text':
      return [
        input(
          [
            {
              kind: 'longText',
              name: 'text',
              label,
              required: false,
              maxLength: longestAnswer,
              value: answer ?? '',
            },
          ],
          save,
        ),
        ...(saved ? [quiet(t('surveys.ask.savedText'))] : []),
      ];
    case 'number':
      return [
        input(
          [
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
          ],
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
        choiceButtons(question, answer, pressing, language),
        ...(saved
          ? [quiet(t('surveys.ask.saved', { answer: answerInWords(question, answer, language) }))]
          : []),
      ];
  }
}

// Where several can be chosen, a button says what it does: the same tap twice, or from two devices, comes to the same.
function choiceButtons(
  question: Pick<QuestionView, 'kind' | 'choices'>,
  answer: string | undefined,
  { action, values }: Pressing,
  language: Viewer['language'],
): CardElement {
  const parts = question.kind === 'several' ? partsOf(answer ?? '') : [answer];
  return buttons(
    ...optionsOf(question, language).map(({ value, label }) => {
      const chosen = parts.includes(value);
      const how = question.kind === 'several' ? { on: !chosen } : {};
      return button(label, action, { ...values, value, ...how }, { chosen });
    }),
  );
}
