import type { DateTime } from 'luxon';
import type { QuestionKind } from '#entities/survey-question.ts';
import { fold } from '#src/language/fold.ts';
import { type Key, translator } from '#src/locales/translate.ts';

/** How long after a meeting's end its survey goes out. */
export const askAfter = { hours: 2 } as const;
/** How long after that a survey may still go out by itself; later a coordinator sends it by hand. */
export const askWithin = { days: 2 } as const;
/** How long after it was sent those who have answered nothing are reminded, once. */
export const remindAfter = { days: 3 } as const;
/** How long answers are taken. */
export const openFor = { days: 7 } as const;

/** How many anonymous ballots are opened together at least, and stay together where some are left. */
export const fewest = 5;

/**
 * How many of so many waiting ballots are opened: never fewer than `fewest`, and never so that fewer are left for
 * later. Otherwise whoever compares the results before and after would see what a single one answered.
 */
export function howManyToOpen(waiting: number, phase: 'open' | 'closing'): number {
  const most = phase === 'closing' ? waiting : waiting - fewest;
  return most >= fewest ? most : 0;
}

/** The most characters of a free answer. */
export const longestAnswer = 2_000;

/** The steps of a scale, lowest first. */
export const scaleSteps = ['1', '2', '3', '4', '5'] as const;

const choices = ['together', 'premises', 'funding', 'young', 'other'] as const;

/** A question as it is made for a new survey, in both languages: people read it in theirs. */
export type NewQuestion = {
  readonly kind: QuestionKind;
  readonly wording: Readonly<Record<'sv' | 'en', string>>;
  readonly choices: readonly { readonly value: string; readonly sv: string; readonly en: string }[];
};

/** The three questions after a meeting: one scale, one choice, one free text. */
export function meetingQuestions(): readonly NewQuestion[] {
  return [
    { kind: 'scale', wording: inBoth('surveys.question.useful'), choices: [] },
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

/** Whether answers are taken no more. A survey is closed by its hour, also before the job has told the result. */
export function isClosed(
  survey: { readonly closesAt: DateTime; readonly closedAt?: DateTime | null | undefined },
  now: DateTime,
): boolean {
  return Boolean(survey.closedAt) || survey.closesAt <= now;
}

/** An answer as it is kept; undefined when the question cannot be answered so. A free text may be empty: then it is taken back. */
export function readAnswer(
  question: { readonly kind: QuestionKind; readonly choices: readonly { readonly value: string }[] },
  typed: string,
): string | undefined {
  switch (question.kind) {
    case 'scale':
      return scaleSteps.find((step) => step === typed);
    case 'choice':
      return question.choices.find((choice) => choice.value === typed)?.value;
    case 'text': {
      // PostgreSQL takes no NUL in a text.
      const text = typed.replaceAll('\u0000', '').trim();
      return text.length <= longestAnswer ? text : undefined;
    }
  }
}

/** How many gave each value, in the order of `values`; what is not among them is not counted. */
export function countAnswers(
  values: readonly string[],
  answers: readonly string[],
): readonly { readonly value: string; readonly count: number }[] {
  return values.map((value) => ({ value, count: answers.filter((answer) => answer === value).length }));
}

/** The mean of answers on a scale, with one decimal; undefined without any. */
export function meanOf(answers: readonly string[]): number | undefined {
  if (answers.length === 0) return undefined;
  const sum = answers.reduce((total, answer) => total + Number(answer), 0);
  return Math.round((sum / answers.length) * 10) / 10;
}

const longestBar = 10;

/** A bar of text, at most ten pieces long; whoever counts at all gets at least one. */
export function bar(count: number, most: number): string {
  if (count === 0) return '';
  return '▇'.repeat(Math.max(1, Math.round((count / Math.max(most, count)) * longestBar)));
}

/** Whether what follows the command is a question of its own, such as `Vilken dag passar? måndag; tisdag`. */
export function isQuestion(typed: string): boolean {
  return typed.includes('?');
}

/** Those whose title has every word typed (or its beginning), in the order given. */
export function byTitle<Titled extends { readonly title: string }>(
  all: readonly Titled[],
  typed: string,
): Titled[] {
  const words = fold(typed)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const exact = all.filter(({ title }) => fold(title) === words.join(' '));
  if (exact.length > 0) return exact;
  return all.filter(({ title }) => {
    const inTitle = fold(title).split(' ');
    return words.every((word) => inTitle.some((one) => one.startsWith(word)));
  });
}
