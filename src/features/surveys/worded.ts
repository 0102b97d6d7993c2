import type { Worded } from '#entities/survey-question.ts';
import { type Language, languages } from '#src/conversation/answer.ts';
import { type Key, translator } from '#src/locales/translate.ts';

/** One of our own texts in every language, to be asked with. */
export function inAll(key: Key): Worded {
  const all = Object.fromEntries(languages.map((language) => [language, translator(language)(key)]));
  return { ...all, sv: translator('sv')(key), en: translator('en')(key) };
}

/** What was asked, in a reader's language; in Swedish when it was not said in theirs. */
export function inLanguage(words: Worded, language: Language): string {
  return words[language] ?? words.sv;
}
