import { commonWords, genericWords, meetsBefore, nameJoiners } from './common-words.ts';
import type { Candidate, Match } from './name-conflicts.ts';
import { inflected, type Register, type Registered, shortened } from './register.ts';
import type { Token } from './tokens.ts';
import { slipsAllowed, slipsBetween } from './word-forms.ts';

const accented = /[åäöéü]/;
const definite = /(?:[aeor]n|et|na|ns|ets|nas)$/;
const mostOf = 0.85;

/** "sålt" is no `Salt`: an accent that was typed is not there in the name. Without accents anything may be meant. */
function hasOtherAccents(typed: string, variants: ReadonlySet<string>): boolean {
  if (!accented.test(typed) || variants.size === 0) return false;
  return [...variants].every((written) =>
    [...typed].some((letter, at) => accented.test(letter) && at < written.length && written[at] !== letter),
  );
}

/**
 * Whether what was written is rather a word of the sentence than part of a name: "nu", "visa", "en tass", "grannen".
 * Nobody shortens a name to a word in small letters that is another form than the name's own.
 */
export function isWordOfSentence<T extends Registered>(
  register: Register<T>,
  { matches, coverage, spelling }: Candidate,
  tokens: readonly Token[],
): boolean {
  const telling = matches.filter(({ vocabulary }) => !nameJoiners.has(vocabulary));
  if (telling.length === 0) return true;
  const [match, ...others] = telling;
  if (match === undefined || others.length > 0) return false;
  const written = tokens[match.token];
  if (written === undefined) return false;
  const { text, typed, capital, opens, shouted } = written;
  if (
    match.quality >= shortened &&
    coverage < mostOf &&
    hasOtherAccents(typed, register.writtenAs(match.vocabulary))
  )
    return true;
  const before = tokens[match.token - 1]?.text ?? '';
  const isPart = spelling.words.length > 1 && coverage < mostOf;
  if (isPart && !capital && text.length <= 4 && isLittle(text)) return true;
  if ((capital && !opens) || shouted || meetsBefore.has(before) || register.isArea(before)) return false;
  if (isPart && isLittle(text)) return !(opens && text.length > 5);
  if (before === 'the' && text.length > 4) return false;
  return !capital && isOtherForm(match, text, opens);
}

/** "ny" of `Ny Dag`, "kan" of `Alla Kan`. */
function isLittle(text: string): boolean {
  const isCommon = text.length <= 3 || (commonWords.has(text) && !genericWords.has(text));
  return isCommon && (text.length <= 4 || !definite.test(text));
}

/** "en tass" of `Tassen`, "grannen" of `Grannskap`; a slip of the finger is none. */
function isOtherForm({ vocabulary, quality }: Match, text: string, opens: boolean): boolean {
  if (quality !== inflected && quality !== shortened) return false;
  if (opens && definite.test(text)) return false;
  const isBare = vocabulary.startsWith(text) && definite.test(vocabulary);
  if (!isBare && slipsBetween(text, vocabulary) <= slipsAllowed(text.length)) return false;
  if (quality === inflected) return vocabulary.length > text.length && vocabulary !== `${text}s`;
  return !vocabulary.startsWith(text) || text.length < vocabulary.length * 0.7;
}
