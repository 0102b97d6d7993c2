import type { NewQuestion } from './rules.ts';
import { inAll } from './worded.ts';

const choices = ['together', 'premises', 'funding', 'young', 'other'] as const;

/** The three questions after a meeting: one scale, one choice, one free text. */
export function meetingQuestions(): readonly NewQuestion[] {
  return [
    {
      kind: 'scale',
      wording: inAll('surveys.question.useful'),
      choices: [
        { value: '1', ...inAll('surveys.scale.lowest') },
        { value: '5', ...inAll('surveys.scale.highest') },
      ],
    },
    {
      kind: 'choice',
      wording: inAll('surveys.question.next'),
      choices: choices.map((value) => ({ value, ...inAll(`surveys.question.nextChoice.${value}`) })),
    },
    { kind: 'text', wording: inAll('surveys.question.more'), choices: [] },
  ];
}
