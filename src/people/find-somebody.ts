import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '#entities/account.ts';
import { Person } from '#entities/person.ts';
import type { Platform, Sender } from '#src/conversation/incoming.ts';

/**
 * Who somebody on a platform is in this workspace: by their account, or by their e-mail where exactly one person has
 * it. Makes nobody, and joins nothing.
 */
export async function findSomebody(
  em: EntityManager,
  asked: {
    readonly platform: Platform;
    readonly tenant: string;
    readonly who: Pick<Sender, 'externalId' | 'email'>;
  },
): Promise<Person | undefined> {
  const { platform, tenant, who } = asked;
  const account = await em.findOne(
    Account,
    { platform, tenant, externalId: who.externalId },
    { populate: ['person'] },
  );
  if (account !== null) return account.person.getEntity();
  if (who.email === undefined) return undefined;
  const [only, ...more] = await em.find(Person, { email: who.email.toLowerCase() }, { limit: 2 });
  return more.length === 0 ? only : undefined;
}
