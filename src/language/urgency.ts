import { foldText } from '#src/language/folded-text.ts';

const pressing =
  /\b(?:akuta?|bradsk\w*|brattom|skyndsamt|omgaende|snarast(?: mojligt)?|sa fort (?:som mojligt|det gar)|asap|urgent\w*|as soon as possible|in a hurry|immediately)\b/u;
const notPressing =
  /\b(?:inte|ingen|inget|ej|not|no) (?:nagon |nagot |sa |that |so |in )?(?:akuta?|bradsk\w*|brattom|urgent\w*|hurry)/u;

/** Whether a note says that what is needed cannot wait. */
export function isPressing(note: string): boolean {
  const { text } = foldText(note);
  return pressing.test(text) && !notPressing.test(text);
}
