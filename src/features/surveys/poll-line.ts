import { choicesOf, linesOf, makingLimits, oneLine } from './draft-content.ts';
import type { NewQuestion } from './rules.ts';

/** A question of one's own, as it was written in one line. */
export type Poll = { readonly question: string; readonly options: readonly string[] };

/** Why a line is no question that can be asked. */
export type NoPoll = 'noQuestion' | 'tooLong' | 'oneOption' | 'tooMany' | 'twice' | 'optionTooLong';

/** How much room there is; the question is a title too. */
export const pollLimits = {
  question: makingLimits.title,
  options: makingLimits.options,
  option: makingLimits.option,
} as const;

/**
 * Reads `Vilken dag passar? måndag; torsdag`: the question ends with the last question mark, options are parted by
 * semicolons; without any it is answered in words. Lines are made one.
 */
export function readPoll(typed: string): { readonly poll: Poll } | { readonly problem: NoPoll } {
  const line = oneLine(typed);
  const end = line.lastIndexOf('?') + 1;
  const question = line.slice(0, end).trim();
  if (/^[\s?]*$/u.test(question)) return { problem: 'noQuestion' };
  if (question.length > pollLimits.question) return { problem: 'tooLong' };
  const options = linesOf(line.slice(end));
  if (options.length === 1) return { problem: 'oneOption' };
  if (options.length > pollLimits.options) return { problem: 'tooMany' };
  if (options.some((option) => option.length > pollLimits.option)) return { problem: 'optionTooLong' };
  const folded = options.map((option) => option.toLocaleLowerCase('sv'));
  if (new Set(folded).size < folded.length) return { problem: 'twice' };
  return { poll: { question, options } };
}

/** The question as it is asked: in the words it was written in, in every language. */
export function pollQuestion({ question, options }: Poll): NewQuestion {
  return {
    kind: options.length === 0 ? 'text' : 'choice',
    wording: { sv: question, en: question },
    choices: choicesOf(options),
  };
}
