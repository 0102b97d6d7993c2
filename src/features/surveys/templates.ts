import type { SurveyContent } from '#entities/survey-draft.ts';
import type { Language } from '#src/conversation/answer.ts';
import { translator } from '#src/locales/translate.ts';
import type { NewQuestion } from './rules.ts';
import { inAll } from './worded.ts';

/** What a new survey can begin as. */
export const templates = ['meeting', 'quick', 'trust', 'empty'] as const;
/** One of them. */
export type Template = (typeof templates)[number];

/** What a survey begins with: a draft without the ids of its questions. */
export type Beginning = Omit<SurveyContent, 'questions'> & { readonly questions: readonly NewQuestion[] };

/** What a template holds. Its title is in one language, its questions in every one. */
export function beginningOf(template: Template, language: Language): Beginning {
  const title = translator(language)(`surveys.template.${template}.title`);
  const common = { title, introduction: null, voice: 'person', closesAt: null } as const;
  switch (template) {
    case 'meeting':
      return { ...common, questions: meetingQuestions() };
    case 'quick':
      return { ...common, questions: [quickQuestion()] };
    case 'trust':
      return { ...common, voice: 'organisation', questions: trustQuestions() };
    case 'empty':
      return { ...common, questions: [] };
  }
}

const next = ['together', 'premises', 'funding', 'young', 'other'] as const;

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
      choices: next.map((value) => ({ value, ...inAll(`surveys.question.nextChoice.${value}`) })),
    },
    { kind: 'text', wording: inAll('surveys.question.more'), choices: [] },
  ];
}

const times = ['day', 'evening', 'weekend', 'none'] as const;

function quickQuestion(): NewQuestion {
  return {
    kind: 'choice',
    wording: inAll('surveys.template.quick.question'),
    choices: times.map((value) => ({ value, ...inAll(`surveys.template.quick.choice.${value}`) })),
  };
}

function trustQuestions(): readonly NewQuestion[] {
  const agrees = [
    { value: '1', ...inAll('surveys.template.trust.lowest') },
    { value: '5', ...inAll('surveys.template.trust.highest') },
  ];
  return [
    { kind: 'scale', wording: inAll('surveys.template.trust.seen'), choices: agrees },
    { kind: 'text', wording: inAll('surveys.template.trust.means'), choices: [] },
    { kind: 'text', wording: inAll('surveys.template.trust.more'), choices: [] },
  ];
}
