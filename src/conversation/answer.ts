import type { Card } from './elements/card.ts';
import type { FieldErrors, Form } from './elements/form.ts';
import type { MessageReference } from './incoming.ts';

/** The languages that users can choose, the one that everything is written in first. */
export const languages = ['sv', 'en', 'ar'] as const;
/** Those in which every text is written; in the others what only staff can see is in Swedish. */
export const wholeLanguages = ['sv', 'en'] as const satisfies readonly Language[];
/** One of those. */
export type WholeLanguage = (typeof wholeLanguages)[number];
/** One of the languages. */
export type Language = (typeof languages)[number];

/** The language of a platform's locale, such as `en-GB` or `ar_SY`; undefined when it is none of ours. */
export function languageOfLocale(locale: string | undefined): Language | undefined {
  const tag = locale?.toLowerCase().split(/[-_]/u)[0];
  return languages.find((one) => one === tag);
}

/**
 * What the platform shall show for one incoming thing, once the transaction is committed. It is plain data and is
 * kept with the inbox row, so that a duplicate gets the same answer. `draft` travels with the form and comes back
 * with what was typed.
 */
export type Answer = { readonly language: Language } & (
  | { readonly kind: 'onlyYou'; readonly card: Card }
  | { readonly kind: 'here'; readonly card: Card }
  | {
      readonly kind: 'replace';
      readonly card: Card;
      readonly on?: MessageReference;
      /** It is the sender's own page, for which a platform may have a place of its own. */
      readonly page?: true;
    }
  | { readonly kind: 'form'; readonly form: Form; readonly draft: string }
  | { readonly kind: 'errors'; readonly errors: FieldErrors; readonly form: Form; readonly draft: string }
  | { readonly kind: 'nothing' }
);
