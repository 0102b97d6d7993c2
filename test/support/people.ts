import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import { Home } from '#entities/home.ts';
import { Installation } from '#entities/installation.ts';
import { Organisation, type OrganisationKind } from '#entities/organisation.ts';
import { Person, type Role } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import { Workspace } from '#entities/workspace.ts';
import { foldAliases } from '#src/language/aliases.ts';
import { fold } from '#src/language/fold.ts';

/** The tenant that tests speak from. */
export const tenant = 'T1';

/** A workspace at home in the whole of one browser tenant. */
export async function buildWorkspace(orm: MikroORM, given: { tenant?: string } = {}): Promise<Workspace> {
  const em = orm.em.fork();
  const workspace = em.create(Workspace, { name: 'Hägersten', language: 'sv', zone: 'Europe/Stockholm' });
  em.setFilterParams('workspace', { across: 'a test is set up' });
  const installation = em.create(Installation, {
    platform: 'browser',
    tenant: given.tenant ?? tenant,
    name: 'Hägersten',
  });
  em.create(Home, { workspace, installation });
  await em.flush();
  return workspace;
}

/** Somebody with an account; already told who keeps what, unless `new`. */
export async function buildPerson(
  em: EntityManager,
  workspace: Workspace,
  given: { name: string; roles?: Role[]; language?: 'sv' | 'en'; new?: boolean; externalId?: string },
): Promise<Person> {
  const person = em.create(Person, {
    workspace,
    name: given.name,
    searchName: fold(given.name),
    roles: given.roles ?? ['coordinator'],
    language: given.language ?? null,
    welcomedAt: given.new === true ? null : DateTime.utc(),
  });
  em.create(Account, {
    workspace,
    person,
    platform: 'browser',
    tenant,
    externalId: given.externalId ?? given.name,
  });
  await em.flush();
  return person;
}

/** An organisation, with the persons who speak for it. */
export async function buildOrganisation(
  em: EntityManager,
  workspace: Workspace,
  given: {
    name: string;
    kind?: OrganisationKind;
    area?: string;
    aliases?: string[];
    representatives?: readonly Person[];
  },
): Promise<Organisation> {
  const organisation = em.create(Organisation, {
    workspace,
    name: given.name,
    searchName: fold(given.name),
    aliases: given.aliases ?? [],
    searchAliases: foldAliases(given.aliases ?? []),
    kind: given.kind ?? 'association',
    area: given.area ?? null,
  });
  for (const person of given.representatives ?? []) {
    em.create(Representative, { workspace, person, organisation });
  }
  await em.flush();
  return organisation;
}
