import type { NewQuestion } from './rules.ts';
import { longestAnswer, optionsOf } from './rules.ts';

type Sized = Pick<NewQuestion, 'kind' | 'wording' | 'choices'>;

// In characters of what Slack takes in one message (12,000), where a card is edited in its place: what a button carries
// besides its label, what else stands with a question, and how much of the message is left for the questions.
const buttonSize = 260;
const questionSize = 150;
const pageSize = 9_000;

function sizeOf(question: Sized): number {
  const options = optionsOf(question, 'sv');
  const labels = options.reduce((size, { label }) => size + buttonSize + 2 * label.length, 0);
  return questionSize + question.wording.sv.length + labels + (question.kind === 'text' ? longestAnswer : 0);
}

/** The questions in as few pages as fit in one message each; the same in every language, and at least one. */
export function pagesOf<Question extends Sized>(
  questions: readonly Question[],
): readonly (readonly Question[])[] {
  const pages: Question[][] = [[]];
  let size = 0;
  for (const question of questions) {
    const own = sizeOf(question);
    if (size + own > pageSize && size > 0) {
      pages.push([question]);
      size = own;
    } else {
      pages.at(-1)?.push(question);
      size += own;
    }
  }
  return pages;
}

/** The page that a question stands on, from 0; the first when it is not there. */
export function pageOf(questions: readonly (Sized & { readonly id: string })[], id: string): number {
  return Math.max(
    0,
    pagesOf(questions).findIndex((page) => page.some((one) => one.id === id)),
  );
}
