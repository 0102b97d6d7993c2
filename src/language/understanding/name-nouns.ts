import { commonWords, meetsBefore } from './common-words.ts';
import type { Candidate, NameMention } from './name-conflicts.ts';
import { plainWords } from './plain-words.ts';
import type { Token } from './tokens.ts';

/** A place where a text may name an actor, or a thing that is called the same. */
export type Found = NameMention & { readonly isNoun: boolean };

const mostOfNoun = 0.6;
const isList = /^ (?:och|o|samt|and|&|\+) $/;
const leadsToName =
  /^(?:och|and|samt|till|kanna|knows?|to|the|bade|sa|sager|tipsade|traffa|jag|vi|men|but|so|om|namnde|fragade|fragar|igar|\w+dags)$/;
// What nobody but somebody does.
const act =
  /^(?:ring(?:de|er|t)|(?:mejla|maila|sms|svara|tacka|beratta|undra|fraga)(?:de|r|t)?|skrev|skriver|sager|vill|soker|saknar|behover|letar|onskar|erbjuder|rang|called|phoned|texted|emailed|wrote|asks?|asked|wants?|needs?)$/;

/** Whether it is a word of everyday language. */
export const isEveryday = (word: string) => commonWords.has(word) || plainWords.has(word);

/** Whether the word before tells that somebody was met: "hos penseln". */
export const isMet = (at: number, tokens: readonly Token[]) => meetsBefore.has(tokens[at - 1]?.text ?? '');

/** Whether a word tells what somebody does. */
export const acts = (token: Token | undefined) => act.test(token?.text ?? '');

/** Whether what stands at a place meets or does something: "penseln ringde". */
export function standsAsActor(at: number, tokens: readonly Token[]): boolean {
  return isMet(at, tokens) || (tokens[at]?.opens === true && acts(tokens[at + 1]));
}

/** Whether a name's word in small letters may be a word of the sentence. */
export function isNounInside({ first, last, coverage }: Candidate, tokens: readonly Token[]): boolean {
  const [before, only] = [tokens[first - 1], tokens[first]];
  if (first !== last || coverage >= mostOfNoun || !before || !only || only.capital || only.opens)
    return false;
  return !meetsBefore.has(before.text) && !leadsToName.test(before.text);
}

/** "Jasmin ringde, två i kören är sjuka": a word in small letters that a name begins with, beside somebody named. */
export function withoutCommonNouns(mentions: readonly Found[], text: string): Found[] {
  const surer = mentions.filter(
    ({ isNoun, organisations, doubtful }) => !isNoun && !doubtful && organisations.length === 1,
  );
  const named = new Set(surer.flatMap(({ organisations }) => organisations));
  const isNamed = ({ organisations }: Found) => organisations.some((one) => named.has(one));
  const isListed = ({ end }: Found) =>
    surer.some(({ start }) => start > end && isList.test(text.slice(end, start)));
  return mentions.filter((one) => named.size === 0 || !one.isNoun || isNamed(one) || isListed(one));
}
