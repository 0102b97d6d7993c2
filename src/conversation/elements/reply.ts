import type { Card } from './card.ts';
import type { FieldErrors, Form } from './form.ts';

/**
 * What a handler answers. `onlyYou` is seen by the sender alone; `here` by everybody in the conversation;
 * `replace` edits the message the press (or the form that the press opened) came from; `page` does so with the
 * sender's own page, wherever that is; `errors` stand beside their fields and keep the form open.
 */
export type Reply =
  | { readonly kind: 'onlyYou'; readonly card: Card }
  | { readonly kind: 'here'; readonly card: Card }
  | { readonly kind: 'replace'; readonly card: Card }
  | { readonly kind: 'page'; readonly card: Card }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'errors'; readonly errors: FieldErrors }
  | { readonly kind: 'nothing' };

/** Builders for what a handler returns. */
export const reply = {
  onlyYou: (shown: Card): Reply => ({ kind: 'onlyYou', card: shown }),
  here: (shown: Card): Reply => ({ kind: 'here', card: shown }),
  replace: (shown: Card): Reply => ({ kind: 'replace', card: shown }),
  page: (shown: Card): Reply => ({ kind: 'page', card: shown }),
  form: (form: Form): Reply => ({ kind: 'form', form }),
  errors: (errors: FieldErrors): Reply => ({ kind: 'errors', errors }),
  nothing: { kind: 'nothing' } as Reply,
} as const;
