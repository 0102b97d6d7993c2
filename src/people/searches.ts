import type { EntityManager } from '@mikro-orm/postgresql';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Option } from '#src/conversation/elements/form.ts';
import { fold } from '#src/language/fold.ts';
import { listNearOrganisations } from '#src/language/organisations.ts';

const most = 20;

/** Who searches, and where. Coordinators know everybody; others find what is theirs. */
interface By {
  readonly workspace: Workspace;
  readonly person: Person;
}

/** Up to 20 organisations with a name like the one typed, the likeliest first. */
export async function searchOrganisations(
  em: EntityManager,
  { workspace, person }: By,
  text: string,
): Promise<Option[]> {
  if (!person.is('coordinator')) return listOwnOrganisations(em, person, text);
  const near = await listNearOrganisations(em, workspace.id, text, most);
  return near.map(({ id, name, area }) => ({
    value: id,
    label: name,
    ...(area === null ? {} : { detail: area }),
  }));
}

// Those that they speak for; who else there is, and whom they know, is not theirs to look up.
async function listOwnOrganisations(em: EntityManager, { id }: Person, text: string): Promise<Option[]> {
  const folded = fold(text);
  const own = await em.find(Representative, { person: id }, { populate: ['organisation'] });
  return own
    .map(({ organisation }) => organisation.getEntity())
    .filter(({ searchName, archivedAt }) => folded !== '' && !archivedAt && searchName.includes(folded))
    .toSorted((a, b) => a.searchName.localeCompare(b.searchName))
    .slice(0, most)
    .map(({ id: value, name }) => ({ value, label: name }));
}

/** Up to 20 people whose name contains what was typed; nobody for those who are no coordinators. */
export async function searchPeople(em: EntityManager, { person }: By, text: string): Promise<Option[]> {
  const folded = fold(text);
  if (folded === '' || !person.is('coordinator')) return [];
  const people = await em.find(
    Person,
    { searchName: { $like: `%${folded}%` } },
    { limit: most, orderBy: { searchName: 'asc' } },
  );
  return people.map(({ id, name }) => ({ value: id, label: name }));
}
