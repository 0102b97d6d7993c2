import type { Card } from './elements/card.ts';
import type { FieldErrors, Form } from './elements/form.ts';
import type { MessageReference } from './incoming.ts';

/** The languages that users can choose. */
export const languages = ['sv', 'en'] as const;
/** One of them. */
export type Language = (typeof languages)[number];

/**
 * What the platform shall show for one incoming thing, once the transaction is committed. It is plain data and is
 * kept with the inbox row, so that a duplicate gets the same answer. `draft` travels with the form and comes back
 * with what was typed.
 */
export type Answer = { readonly language: Language } & (
  | { readonly kind: 'onlyYou'; readonly card: Card }
  | { readonly kind: 'here'; readonly card: Card }
  | { readonly kind: 'replace'; readonly card: Card; readonly on?: MessageReference }
  | { readonly kind: 'form'; readonly form: Form; readonly draft: string }
  | { readonly kind: 'errors'; readonly errors: FieldErrors; readonly form: Form; readonly draft: string }
  | { readonly kind: 'nothing' }
);
