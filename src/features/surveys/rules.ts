import type { DateTime } from 'luxon';
import type { Voice } from '#entities/survey.ts';
import type { QuestionKind, Worded } from '#entities/survey-question.ts';
import type { Language } from '#src/conversation/answer.ts';
import { fold } from '#src/language/fold.ts';
import { inLanguage } from './worded.ts';

/** How long after a meeting's end its survey goes out. */
export const askAfter = { hours: 2 } as const;
/** How long after that a survey may still go out by itself; later a coordinator sends it by hand. */
export const askWithin = { days: 2 } as const;
/** How long after it was sent those who have answered nothing are reminded, once. */
export const remindAfter = { days: 3 } as const;
/** Before this a survey that is open for a shorter time reminds them, when a day at least has gone since it was sent. */
export const remindBefore = { days: 1 } as const;
/** How long after a reminder a coordinator may send the next. */
export const remindAtMost = { days: 1 } as const;
/** How long answers are taken where nobody has chosen when they end. */
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

/** The greatest number that can be answered; the smallest is 0. */
export const greatestNumber = 1_000_000;

const scaleSteps = ['1', '2', '3', '4', '5'] as const;
const npsSteps = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] as const;

/** A question as it is made for a new survey, in every language: people read it in theirs. */
export type NewQuestion = {
  readonly kind: QuestionKind;
  readonly wording: Worded;
  readonly choices: readonly (Worded & { readonly value: string })[];
};

/** Whether answers are taken no more. A survey is closed by its hour, also before the job has told the result. */
export function isClosed(
  survey: { readonly closesAt: DateTime; readonly closedAt?: DateTime | null | undefined },
  now: DateTime,
): boolean {
  return Boolean(survey.closedAt) || survey.closesAt <= now;
}

/** Whose voice somebody's answer is: an id, the same for all who share it. Who speaks for no organisation has one of their own. */
export function voiceOf(
  asked: {
    readonly person: { readonly id: string };
    readonly organisation?: { readonly id: string } | null | undefined;
  },
  voice: Voice,
): string {
  return (voice === 'organisation' ? asked.organisation?.id : undefined) ?? asked.person.id;
}

/** Everybody asked, once each: who speaks for several organisations may be asked for each of them. */
export function peopleIn(
  requests: readonly { readonly person: { readonly id: string } }[],
): readonly string[] {
  return [...new Set(requests.map(({ person }) => person.id))];
}

/** Where an answer is read: what kind of question it is to, and what can be chosen. */
type Answerable = Pick<NewQuestion, 'kind' | 'choices'>;

const parting = ',';

/** What can be chosen, in order, in the reader's language; nothing where the answer is written. */
export function optionsOf(
  { kind, choices }: Answerable,
  language: Language,
): readonly { readonly value: string; readonly label: string }[] {
  switch (kind) {
    case 'choice':
    case 'several':
      return choices.map((choice) => ({ value: choice.value, label: inLanguage(choice, language) }));
    case 'scale':
    case 'nps': {
      const words = new Map(choices.map((choice) => [choice.value, inLanguage(choice, language)]));
      const steps: readonly string[] = kind === 'scale' ? scaleSteps : npsSteps;
      return steps.map((value) => ({ value, label: words.get(value) ?? value }));
    }
    case 'text':
    case 'number':
      return [];
  }
}

/** The values that were chosen together; one answer otherwise. */
export function partsOf(value: string): readonly string[] {
  return value === '' ? [] : value.split(parting);
}

/** An answer as people read it. */
export function answerInWords(question: Answerable, value: string, language: Language): string {
  const labels = new Map(optionsOf(question, language).map((option) => [option.value, option.label]));
  if (question.kind !== 'several') return labels.get(value) ?? value;
  return partsOf(value)
    .map((part) => labels.get(part) ?? part)
    .join(', ');
}

/**
 * An answer as it is kept; undefined when the question cannot be answered so. What is written may be empty, and of
 * several nothing be chosen: then the answer is taken back.
 */
export function readAnswer(question: Answerable, typed: string): string | undefined {
  switch (question.kind) {
    case 'scale':
    case 'nps':
    case 'choice':
      return optionsOf(question, 'sv').find(({ value }) => value === typed)?.value;
    case 'several':
      return readSeveral(question, partsOf(typed));
    case 'number':
      return readNumber(typed);
    case 'text': {
      // PostgreSQL takes no NUL in a text.
      const text = typed.replaceAll('\u0000', '').trim();
      return text.length <= longestAnswer ? text : undefined;
    }
  }
}

function readSeveral(question: Answerable, parts: readonly string[]): string | undefined {
  const values = optionsOf(question, 'sv').map(({ value }) => value);
  if (parts.some((part) => !values.includes(part))) return undefined;
  return values.filter((value) => parts.includes(value)).join(parting);
}

// Thousands are written with a space, also one that does not break.
function readNumber(typed: string): string | undefined {
  const digits = typed.replaceAll('\u0000', '').replace(/\s/gu, '');
  if (digits === '') return '';
  if (!/^\d+$/u.test(digits)) return undefined;
  const number = Number(digits);
  return number <= greatestNumber ? String(number) : undefined;
}

/** What was chosen of several, with one more of them or one less; undefined when it is none of them. */
export function withPart(
  question: Answerable,
  before: string,
  part: string,
  on: boolean,
): string | undefined {
  const rest = partsOf(before).filter((one) => one !== part);
  if (readSeveral(question, [part]) === undefined) return undefined;
  return readSeveral(question, on ? [...rest, part] : rest);
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
