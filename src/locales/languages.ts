import type { Language } from '#src/conversation/answer.ts';
import ar from './ar.json' with { type: 'json' };
import * as en from './en/index.ts';
import * as sv from './sv/index.ts';

/**
 * The texts of each language. Swedish and English say everything. Any other is one file, which says at least what
 * representatives can come to read; what it lacks is said in Swedish.
 */
export const texts = { sv: { ...sv }, en: { ...en }, ar } as const satisfies Readonly<
  Record<Language, object>
>;

/** How a language is written: its own name, its direction, and for Intl and luxon its tag and the forms of a time. */
export interface Writing {
  readonly name: string;
  readonly direction: string;
  readonly tag: string;
  readonly time: string;
  readonly timeAfterDay: string;
}

/** How a language is written. */
export function writingOf(language: Language): Writing {
  return texts[language].language;
}
