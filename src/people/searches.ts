import type { EntityManager } from '@mikro-orm/postgresql';
import { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Option } from '#src/conversation/elements/form.ts';
import { fold } from '#src/language/fold.ts';
import { listNearOrganisations } from '#src/language/organisations.ts';

const most = 20;

/** Up to 20 organisations with a name like the one typed, the likeliest first. */
export async function searchOrganisations(
  em: EntityManager,
  workspace: Workspace,
  text: string,
): Promise<Option[]> {
  const near = await listNearOrganisations(em, workspace.id, text, most);
  return near.map(({ id, name, area }) => ({
    value: id,
    label: name,
    ...(area === null ? {} : { detail: area }),
  }));
}

/** Up to 20 people whose name contains what was typed. */
export async function searchPeople(
  em: EntityManager,
  _workspace: Workspace,
  text: string,
): Promise<Option[]> {
  const folded = fold(text);
  if (folded === '') return [];
  const people = await em.find(
    Person,
    { searchName: { $like: `%${folded}%` } },
    { limit: most, orderBy: { searchName: 'asc' } },
  );
  return people.map(({ id, name }) => ({ value: id, label: name }));
}
