import type { OrganisationKind } from '#entities/organisation.ts';
import type { Key } from '#src/locales/translate.ts';

/** Whom somebody wants to reach. Organisations are chosen by kind and area; persons by name only. */
export interface Selection {
  readonly who: 'all' | 'chosen';
  readonly kinds: readonly OrganisationKind[];
  readonly areas: readonly string[];
  readonly organisations: readonly string[];
  readonly people: readonly string[];
}

/** Nobody chosen yet. */
export const emptySelection: Selection = {
  who: 'chosen',
  kinds: [],
  areas: [],
  organisations: [],
  people: [],
};

/** Whether somebody is chosen at all, and nothing is said that contradicts itself: what is wrong, or undefined. */
export function checkSelection(selection: Selection): Key | undefined {
  const { who, kinds, areas, organisations, people } = selection;
  const some = kinds.length + areas.length + organisations.length;
  if (who === 'all') return some > 0 ? 'audiences.form.allAndSome' : undefined;
  return some + people.length === 0 ? 'audiences.form.nothingChosen' : undefined;
}
