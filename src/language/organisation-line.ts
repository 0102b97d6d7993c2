import type { Translate } from '#src/locales/translate.ts';
import type { NamedOrganisation } from './organisations.ts';

/** `förening, Hagsätra`: what tells an actor from another of the same name. */
export function describeOrganisation({ kind, area }: NamedOrganisation, t: Translate): string {
  const label = t(`organisations.kind.${kind}`);
  return area === null ? label : t('organisations.kindIn', { kind: label, area });
}

/** `Hagsätra Folkdans (förening, Hagsätra)`, for a button or a choice. */
export function organisationChoice(organisation: NamedOrganisation, t: Translate): string {
  return t('organisations.choice', {
    name: organisation.name,
    what: describeOrganisation(organisation, t),
  });
}
