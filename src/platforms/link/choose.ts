import type { Entry } from '#src/conversation/entry.ts';
import { hasSearched, searchErrors, settleSearches } from '#src/html/choices.ts';
import type { Link } from '#src/link/tokens.ts';
import { translator } from '#src/locales/translate.ts';
import type { Shown } from './pages/matter.ts';
import { type HeldForm, openingDraft, type Post, type SentPost, senderOf } from './receive.ts';

/** What a page sent, with what was chosen in it; or the form again, with what was found to choose from. */
type Settled =
  | { readonly kind: 'settled'; readonly post: SentPost }
  | { readonly kind: 'choose'; readonly shown: Extract<Shown, { kind: 'form' }> };

/** Looks up what was searched for in a form: the page has no script, so that happens when the form is sent. */
export async function settle(entry: Entry, link: Link, post: SentPost): Promise<Settled> {
  if (post.act !== 'submit' || !hasSearched(post)) return { kind: 'settled', post };
  const opened = await entry.accept(openingDraft(link, post.draft, post.lang));
  // A form that is there no more is refused when it is sent, with what to do.
  if (opened.kind !== 'form') return { kind: 'settled', post };
  const { form, draft, language } = opened;
  const settled = await settleSearches(entry, senderOf(link, post.lang), form.fields, post);
  if (settled.kind === 'settled') return { kind: 'settled', post: { ...post, typed: settled.typed } };
  const errors = searchErrors(settled.filled, translator(language));
  return { kind: 'choose', shown: { kind: 'form', state: { form, draft, errors, filled: settled.filled } } };
}

/** The form that the page showed, with all that stood in it; undefined when it showed none, or it is there no more. */
export async function showAgain(
  entry: Entry,
  link: Link,
  { draft, lang, typed, chosen, searched }: Post & HeldForm,
): Promise<Shown | undefined> {
  if (draft === undefined) return undefined;
  const opened = await entry.accept(openingDraft(link, draft, lang));
  if (opened.kind !== 'form') return undefined;
  const searches = Object.fromEntries(
    Object.entries(searched).map(([name, text]) => [name, { text, found: [] }]),
  );
  const filled = { typed, chosen, searches };
  return { kind: 'form', state: { form: opened.form, draft: opened.draft, errors: {}, filled } };
}
