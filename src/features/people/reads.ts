import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '#entities/account.ts';
import { Person } from '#entities/person.ts';
import type { Platform } from '#src/conversation/incoming.ts';
import { fold } from '#src/language/fold.ts';
import type { Pointer } from './rules.ts';

/** Everybody who is administrator or coordinator, by name. */
export function listStaff(em: EntityManager): Promise<Person[]> {
  return em.find(
    Person,
    { roles: { $overlap: ['administrator', 'coordinator'] } },
    { orderBy: { name: 'asc' } },
  );
}

/** How many administrators there are. */
export function countAdministrators(em: EntityManager): Promise<number> {
  return em.count(Person, { roles: { $contains: ['administrator'] } });
}

/** The people that a mention or a name points at; several when two have the same name. */
export async function findPointedAt(em: EntityManager, who: Pointer, platform: Platform): Promise<Person[]> {
  if ('name' in who) {
    return em.find(Person, { searchName: fold(who.name) }, { limit: 3, orderBy: { createdAt: 'asc' } });
  }
  const accounts = await em.find(Account, { platform, externalId: who.externalId }, { populate: ['person'] });
  return accounts.map((account) => account.person.$);
}
