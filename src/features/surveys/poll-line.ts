import type { DateTime } from 'luxon';
import { type FoundDeadline, findDeadline } from '#src/language/deadlines.ts';
import { type ClosingProblem, checkClosing, closingLimits } from './closing.ts';
import { choicesOf, linesOf, makingLimits, oneLine } from './draft-content.ts';
import type { NewQuestion } from './rules.ts';

/** A question of one's own, as it was written in one line. */
export type Poll = {
  readonly question: string;
  readonly options: readonly string[];
  /** Until when it takes answers, where the line says so. */
  readonly closesAt?: DateTime;
};

/** Why a line is no question that can be asked. */
export type NoPoll =
  | 'noQuestion'
  | 'tooLong'
  | 'oneOption'
  | 'tooMany'
  | 'twice'
  | 'optionTooLong'
  | 'noSuchClosing'
  | ClosingProblem;

/** How much room there is; the question is a title too. */
export const pollLimits = {
  question: makingLimits.title,
  options: makingLimits.options,
  option: makingLimits.option,
  ...closingLimits,
} as const;

/**
 * Reads `Vilken dag passar? måndag; torsdag`: the question ends with the last question mark, options are parted by
 * semicolons; without any it is answered in words. It may end with `senast fredag`: then it takes answers until that.
 * Lines are made one. `now` is in the workspace's zone.
 */
export function readPoll(
  typed: string,
  now: DateTime,
): { readonly poll: Poll } | { readonly problem: NoPoll } {
  const line = oneLine(typed);
  const end = line.lastIndexOf('?') + 1;
  const question = line.slice(0, end).trim();
  if (/^[\s?]*$/u.test(question)) return { problem: 'noQuestion' };
  if (question.length > pollLimits.question) return { problem: 'tooLong' };
  const { rest, deadline } = takeDeadline(line.slice(end), now);
  const options = linesOf(rest);
  if (options.length === 1) return { problem: 'oneOption' };
  if (options.length > pollLimits.options) return { problem: 'tooMany' };
  if (options.some((option) => option.length > pollLimits.option)) return { problem: 'optionTooLong' };
  const folded = options.map((option) => option.toLocaleLowerCase('sv'));
  if (new Set(folded).size < folded.length) return { problem: 'twice' };
  if (deadline === undefined) return { poll: { question, options } };
  if (!deadline.ok) return { problem: 'noSuchClosing' };
  const problem = checkClosing(deadline.at, now);
  return problem === undefined ? { poll: { question, options, closesAt: deadline.at } } : { problem };
}

// Where several options are days that something is due on, the last of them is no deadline.
function takeDeadline(
  text: string,
  now: DateTime,
): { readonly rest: string; readonly deadline: FoundDeadline | undefined } {
  const deadline = findDeadline(text, now);
  if (deadline === undefined) return { rest: text, deadline };
  const rest = text.slice(0, deadline.start);
  const isOption = linesOf(rest).some((option) => findDeadline(option, now)?.start === 0);
  return isOption ? { rest: text, deadline: undefined } : { rest, deadline };
}

/** The question as it is asked: in the words it was written in, in every language. */
export function pollQuestion({ question, options }: Poll): NewQuestion {
  return {
    kind: options.length === 0 ? 'text' : 'choice',
    wording: { sv: question, en: question },
    choices: choicesOf(options),
  };
}
