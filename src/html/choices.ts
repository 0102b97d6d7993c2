import {
  type Field,
  type FieldErrors,
  type Filled,
  type Option,
  type SubmittedValues,
  sealedField,
} from '#src/conversation/elements/form.ts';
import type { Entry, Lookup } from '#src/conversation/entry.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { SentFields } from './read-body.ts';

/** Whoever searches. */
export type Searcher = Pick<Lookup, 'platform' | 'tenant' | 'sender'>;

/** What came of what stood in search fields when a form was sent. */
export type Settled =
  /** Everything is chosen: what the form submits. */
  | { readonly kind: 'settled'; readonly typed: SubmittedValues; readonly filled: Filled }
  /** Something must be chosen first: what the form shows then. */
  | { readonly kind: 'choose'; readonly filled: Filled };

interface Searched {
  readonly text: string;
  readonly found: readonly Option[];
  readonly exact: { readonly option: Option; readonly multiple: boolean } | undefined;
}

/**
 * Looks up what was searched for and not chosen: without JavaScript the search happens when the form is sent. What has
 * exactly the name that was typed is taken as it is.
 */
export async function settleSearches(
  entry: Pick<Entry, 'lookUp'>,
  searcher: Searcher,
  fields: readonly Field[],
  sent: SentFields,
): Promise<Settled> {
  const searches = Object.fromEntries(
    await Promise.all(
      openSearches(fields, sent).map(async ({ field, text }) => {
        const found = await entry.lookUp({ ...searcher, kind: field.kind, text });
        return [field.name, { text, found, exact: exactOf(field, text, found) }] as const;
      }),
    ),
  );
  const exact = Object.entries(searches).flatMap(([name, one]) =>
    one.exact === undefined ? [] : [[name, one.exact] as const],
  );
  const open = Object.fromEntries(Object.entries(searches).filter(([, one]) => one.exact === undefined));
  // The page keeps what it shows, and what is sealed is kept nowhere: it is typed again.
  const filled: Filled = { typed: withoutSealed(sent.typed), chosen: sent.chosen, searches: open };
  if (Object.keys(open).length > 0) return { kind: 'choose', filled };
  const chosen = exact.map(([name, { option, multiple }]) => [
    name,
    multiple ? [option.value] : option.value,
  ]);
  return { kind: 'settled', typed: { ...sent.typed, ...Object.fromEntries(chosen) }, filled };
}

/** Whether something was searched for and not chosen. */
export function hasSearched({ searched, chosen }: SentFields): boolean {
  return Object.entries(searched).some(([name, text]) => text !== '' && (chosen[name]?.length ?? 0) === 0);
}

type SearchField = Extract<Field, { kind: 'organisation' | 'person' }>;

function openSearches(
  fields: readonly Field[],
  { searched, chosen }: SentFields,
): readonly { readonly field: SearchField; readonly text: string }[] {
  return fields.flatMap((field) => {
    if (field.kind !== 'organisation' && field.kind !== 'person') return [];
    const text = searched[field.name] ?? '';
    return text === '' || (chosen[field.name]?.length ?? 0) > 0 ? [] : [{ field, text }];
  });
}

function exactOf({ multiple }: SearchField, text: string, found: readonly Option[]): Searched['exact'] {
  const same = found.filter(({ label }) => label.toLocaleLowerCase() === text.toLocaleLowerCase());
  const [option] = same;
  return same.length === 1 && option !== undefined ? { option, multiple } : undefined;
}

/** What is said beside each search field: to choose among what was found, or that nothing was. */
export function searchErrors({ searches }: Filled, t: Translate): FieldErrors {
  return Object.fromEntries(
    Object.entries(searches).map(([name, { text, found }]) => [
      name,
      found.length === 0 ? t('chat.search.none', { text }) : t('chat.search.choose'),
    ]),
  );
}

function withoutSealed(typed: SubmittedValues): SubmittedValues {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith(sealedField)));
}
