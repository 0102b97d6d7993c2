import type { DraftQuestion, SurveyContent } from '#entities/survey-draft.ts';
import type { QuestionKind, Worded } from '#entities/survey-question.ts';
import type { Language } from '#src/conversation/answer.ts';
import type { Key } from '#src/locales/translate.ts';
import type { NewQuestion } from './rules.ts';
import { inAll, inLanguage } from './worded.ts';

/** How much room there is, in questions, options and characters: a button holds no more, and nobody reads more. */
export const makingLimits = {
  questions: 10,
  title: 150,
  introduction: 1_000,
  wording: 300,
  options: 10,
  option: 60,
} as const;

/** What the form for a question holds. */
export type TypedQuestion = {
  readonly wording: string;
  readonly kind: QuestionKind;
  /** One option on each line. */
  readonly options: string;
  /** What the two ends of a scale mean. */
  readonly lowest: string;
  readonly highest: string;
};

/** Which field cannot be taken, and why. */
export type QuestionProblem = { readonly field: keyof TypedQuestion; readonly problem: Key };

/** A text on one line: no line ends, no other control characters, and no marks that turn the text around it. */
export function oneLine(typed: string): string {
  return typed
    .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/**
 * Reads a question as it was typed. What was left as it stood `before` keeps both its languages; what is new stands in
 * the words it was written in, in every language.
 */
export function readQuestion(
  typed: TypedQuestion,
  before: NewQuestion | undefined,
  language: Language,
): { readonly ok: true; readonly question: NewQuestion } | ({ readonly ok: false } & QuestionProblem) {
  const wording = oneLine(typed.wording);
  const refuse = (field: keyof TypedQuestion, problem: Key) => ({ ok: false, field, problem }) as const;
  if (wording === '') return refuse('wording', 'surveys.make.problem.noWording');
  if (wording.length > makingLimits.wording) return refuse('wording', 'surveys.make.problem.wordingTooLong');
  const options = linesOf(typed.options);
  const [lowest, highest] = [oneLine(typed.lowest), oneLine(typed.highest)];
  const { kind } = typed;
  const chosen = kind === 'choice' || kind === 'several';
  const problem = chosen ? optionsProblem(options) : undefined;
  if (problem !== undefined) return refuse('options', problem);
  if (!chosen && options.length > 0) return refuse('options', 'surveys.make.problem.optionsElsewhere');
  const stepped = kind === 'scale' || kind === 'nps';
  if (!stepped && lowest !== '') return refuse('lowest', 'surveys.make.problem.endsElsewhere');
  if (!stepped && highest !== '') return refuse('highest', 'surveys.make.problem.endsElsewhere');
  if (lowest.length > makingLimits.option) return refuse('lowest', 'surveys.make.problem.optionTooLong');
  if (highest.length > makingLimits.option) return refuse('highest', 'surveys.make.problem.optionTooLong');
  const choices = chosen ? choicesOf(options) : endsOf(kind, lowest, highest);
  return {
    ok: true,
    question: {
      kind,
      wording:
        before !== undefined && inLanguage(before.wording, language) === wording
          ? before.wording
          : asWritten(wording),
      choices: before !== undefined && isSame(before.choices, choices, language) ? before.choices : choices,
    },
  };
}

/** The options of a text with one on each line, or semicolons between. */
export function linesOf(typed: string): readonly string[] {
  return typed
    .split(/[\r\n;]+/u)
    .map(oneLine)
    .filter((line) => line !== '');
}

function optionsProblem(options: readonly string[]): Key | undefined {
  if (options.length < 2) return 'surveys.make.problem.tooFew';
  if (options.length > makingLimits.options) return 'surveys.make.problem.tooMany';
  if (options.some((option) => option.length > makingLimits.option))
    return 'surveys.make.problem.optionTooLong';
  const folded = options.map((option) => option.toLocaleLowerCase('sv'));
  return new Set(folded).size < folded.length ? 'surveys.make.problem.twice' : undefined;
}

function asWritten(text: string): Worded {
  return { sv: text, en: text };
}

/** Options as they are kept, in the words they were written in. */
export function choicesOf(options: readonly string[]): NewQuestion['choices'] {
  return options.map((option, index) => ({ value: String(index + 1), ...asWritten(option) }));
}

const ends = { scale: ['1', '5'], nps: ['0', '10'] } as const;
const between = ' – ';

// Without a word of one's own, the ends of 0–10 have the usual ones: "likely" is what is asked.
function endsOf(kind: QuestionKind, lowest: string, highest: string): NewQuestion['choices'] {
  if (kind !== 'scale' && kind !== 'nps') return [];
  const [first, last] = ends[kind];
  if (kind === 'nps' && lowest === '' && highest === '') {
    const usual = (value: string, key: Key) => {
      const words = Object.entries(inAll(key)).map(([one, text]) => [one, `${value}${between}${text}`]);
      return { ...asWritten(''), ...Object.fromEntries(words), value };
    };
    return [usual(first, 'surveys.nps.lowest'), usual(last, 'surveys.nps.highest')];
  }
  const end = (value: string, words: string) =>
    words === '' ? [] : [{ value, ...asWritten(`${value}${between}${words}`) }];
  return [...end(first, lowest), ...end(last, highest)];
}

function isSame(before: NewQuestion['choices'], now: NewQuestion['choices'], language: Language): boolean {
  return before.length === now.length && before.every((one, index) => sameWords(one, now[index], language));
}

function sameWords(one: Worded, other: Worded | undefined, language: Language): boolean {
  return other !== undefined && inLanguage(one, language) === inLanguage(other, language);
}

/** A question as its form shows it. */
export function typedOf({ kind, wording, choices }: NewQuestion, language: Language): TypedQuestion {
  const chosen = kind === 'choice' || kind === 'several';
  const [first, last] = kind === 'nps' ? ends.nps : ends.scale;
  const words = (value: string) => {
    const end = chosen ? undefined : choices.find((choice) => choice.value === value);
    const label = end === undefined ? undefined : inLanguage(end, language);
    return label?.slice(value.length + between.length) ?? '';
  };
  return {
    wording: inLanguage(wording, language),
    kind,
    options: chosen ? choices.map((choice) => inLanguage(choice, language)).join('\n') : '',
    lowest: words(first),
    highest: words(last),
  };
}

/** The content with a question put in the place of the one with its id, or last. A title that is the question follows it. */
export function withQuestion(content: SurveyContent, question: DraftQuestion): SurveyContent {
  const before = content.questions.find(({ id }) => id === question.id);
  if (before === undefined) return { ...content, questions: [...content.questions, question] };
  const isTitle = content.questions.length === 1 && Object.values(before.wording).includes(content.title);
  return {
    ...content,
    title: isTitle ? question.wording.sv.slice(0, makingLimits.title) : content.title,
    questions: content.questions.map((one) => (one.id === question.id ? question : one)),
  };
}

/** The content without a question. */
export function withoutQuestion(content: SurveyContent, id: string): SurveyContent {
  return { ...content, questions: content.questions.filter((one) => one.id !== id) };
}

/** The content with a question one place further up. */
export function movedUp(content: SurveyContent, id: string): SurveyContent {
  const place = content.questions.findIndex((one) => one.id === id);
  const [above, own] = [content.questions[place - 1], content.questions[place]];
  if (above === undefined || own === undefined) return content;
  return { ...content, questions: content.questions.with(place - 1, own).with(place, above) };
}
