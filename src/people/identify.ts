import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import { Home } from '#entities/home.ts';
import { Person, type Role } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Incoming, Sender } from '#src/conversation/incoming.ts';
import { fold } from '#src/language/fold.ts';

/** Who sent something, and in which workspace it was said. */
export type Identity =
  | { readonly kind: 'known'; readonly person: Person; readonly workspace: Workspace }
  /** At home in several workspaces, and has not said which one this is about. */
  | { readonly kind: 'several'; readonly workspaces: readonly Workspace[] }
  /** Written from a tenant or a channel that no workspace is at home in. */
  | { readonly kind: 'homeless' };

/** Mailboxes that several people read: they say nothing about who somebody is. */
const sharedMailbox =
  /^(info|kontakt|contact|styrelsen?|board|mail|post|office|kansli|admin|noreply|no-reply)@/iu;

/**
 * Finds out who somebody is, and makes a person of somebody new. `em` sees every workspace.
 * A new account is joined to a person on a personal e-mail with exactly one match, never to staff, so that joining
 * cannot raise a role.
 */
export async function identify(
  em: EntityManager,
  event: Pick<Incoming, 'platform' | 'tenant' | 'sender'> & { readonly place?: Incoming['place'] },
  now: DateTime,
): Promise<Identity> {
  const { platform, tenant, sender } = event;
  if (platform === 'link') return identifyByLink(em, tenant, sender.externalId);
  const homes = await em.find(
    Home,
    { installation: { platform, tenant } },
    { populate: ['workspace'], orderBy: { createdAt: 'asc' } },
  );
  const here = homes.filter((home) => home.place !== null && home.place === event.place?.reference);
  const wide = homes.filter((home) => home.place === null);
  const accounts = await em.find(
    Account,
    { platform, tenant, externalId: sender.externalId },
    { populate: ['person', 'workspace'], orderBy: { chosenAt: 'desc nulls last' } },
  );

  const bound = here[0]?.workspace.$;
  const mine = bound === undefined ? accounts : accounts.filter((one) => one.workspace.id === bound.id);
  const chosen = mine.length === 1 ? mine[0] : mine.find((one) => one.chosenAt);
  if (chosen !== undefined) return known(chosen.person.$, chosen.workspace.$);
  if (mine.length > 1) return { kind: 'several', workspaces: mine.map((one) => one.workspace.$) };

  const target = bound ?? wide[0]?.workspace.$;
  if (target === undefined) return { kind: 'homeless' };
  return known(await welcome(em, target, event, now), target);
}

/** Whose a link is stands in it, by the ids of the workspace and the person; it was signed here. */
async function identifyByLink(em: EntityManager, workspace: string, id: string): Promise<Identity> {
  const person = await em.findOne(Person, { id, workspace }, { populate: ['workspace'] });
  return person === null ? { kind: 'homeless' } : known(person, person.workspace.$);
}

function known(person: Person, workspace: Workspace): Identity {
  return { kind: 'known', person, workspace };
}

async function welcome(
  em: EntityManager,
  workspace: Workspace,
  { platform, tenant, sender }: Pick<Incoming, 'platform' | 'tenant' | 'sender'>,
  now: DateTime,
): Promise<Person> {
  const person = (await sameMailbox(em, workspace, sender)) ?? newPerson(em, workspace, sender);
  em.create(Account, { workspace, person, platform, tenant, externalId: sender.externalId, chosenAt: now });
  await em.flush();
  return person;
}

async function sameMailbox(
  em: EntityManager,
  workspace: Workspace,
  sender: Sender,
): Promise<Person | undefined> {
  if (sender.email === undefined || sharedMailbox.test(sender.email)) return undefined;
  const [only, ...more] = await em.find(
    Person,
    { workspace, email: sender.email.toLowerCase() },
    { limit: 2 },
  );
  if (only === undefined || more.length > 0) return undefined;
  return only.is('administrator') || only.is('coordinator') ? undefined : only;
}

function newPerson(em: EntityManager, workspace: Workspace, sender: Sender): Person {
  const name = sender.name ?? sender.externalId;
  const roles: Role[] = sender.administrator === true ? ['administrator'] : [];
  const language = sender.locale?.toLowerCase().startsWith('en') === true ? 'en' : null;
  const email = sender.email?.toLowerCase() ?? null;
  return em.create(Person, { workspace, name, searchName: fold(name), roles, language, email });
}

/** Makes one of the workspaces that somebody belongs to the one that their words are about. */
export async function chooseWorkspace(
  em: EntityManager,
  { platform, tenant, sender }: Pick<Incoming, 'platform' | 'tenant' | 'sender'>,
  workspaceId: string,
  now: DateTime,
): Promise<void> {
  const accounts = await em.find(Account, { platform, tenant, externalId: sender.externalId });
  for (const account of accounts) account.chosenAt = account.workspace.id === workspaceId ? now : null;
  await em.flush();
}
