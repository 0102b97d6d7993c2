import { type Key, translator } from '#src/locales/translate.ts';
import type { NewQuestion } from './rules.ts';

const choices = ['together', 'premises', 'funding', 'young', 'other'] as const;

/** The three questions after a meeting: one scale, one choice, one free text. */
export function meetingQuestions(): readonly NewQuestion[] {
  return [
    {
      kind: 'scale',
      wording: inBoth('surveys.question.useful'),
      choices: [
        { value: '1', ...inBoth('surveys.scale.lowest') },
        { value: '5', ...inBoth('surveys.scale.highest') },
      ],
    },
    {
      kind: 'choice',
      wording: inBoth('surveys.question.next'),
      choices: choices.map((value) => ({ value, ...inBoth(`surveys.question.nextChoice.${value}`) })),
    },
    { kind: 'text', wording: inBoth('surveys.question.more'), choices: [] },
  ];
}

function inBoth(key: Key): { readonly sv: string; readonly en: string } {
  return { sv: translator('sv')(key), en: translator('en')(key) };
}
