import { fold } from '#src/language/fold.ts';

/** The most characters of a name. */
const longestName = 120;

/** Whether something typed can be a name: it has a letter or a digit, and is no longer than a name may be. */
export function isName(typed: string): boolean {
  return typed.length <= longestName && fold(typed) !== '';
}
