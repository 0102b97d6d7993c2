import type { EntityManager } from '@mikro-orm/postgresql';
import type { Workspace } from '#entities/workspace.ts';
import type { Option } from '#src/conversation/elements/form.ts';
import { describeOrganisation } from '#src/language/organisation-line.ts';
import { listNearOrganisations } from '#src/language/organisations.ts';
import { translator } from '#src/locales/translate.ts';
import { listRecentOrganisations } from './reads.ts';

const mostChoices = 20;

/**
 * The choices of a search field for organisations, the likeliest first; before anything is typed, those that somebody
 * was in touch with last.
 */
export async function searchOrganisations(
  em: EntityManager,
  workspace: Workspace,
  typed: string,
): Promise<readonly Option[]> {
  if (typed.trim() === '') {
    const recent = await listRecentOrganisations(em, mostChoices);
    return recent.map(({ id, name }) => ({ value: id, label: name }));
  }
  const t = translator(workspace.language);
  const near = await listNearOrganisations(em, workspace.id, typed, mostChoices);
  return near.map((organisation) => ({
    value: organisation.id,
    label: organisation.name,
    detail: describeOrganisation(organisation, t),
  }));
}
