import type { EntityData, EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import { Home } from '#entities/home.ts';
import { Person, type Role } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import { languageOfLocale } from '#src/conversation/answer.ts';
import type { Incoming, Sender } from '#src/conversation/incoming.ts';
import { fold } from '#src/language/fold.ts';
import { runStatement, type Statement } from '#src/persistence/statement.ts';
import { isErased } from './erased.ts';

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

/** What the database knows of a sender and of where they are, as rows: read with every event, so without entities. */
export interface Known {
  readonly homes: readonly { readonly workspace: string; readonly place: string | null }[];
  /** The one chosen last comes first. */
  readonly accounts: readonly {
    readonly workspace: string;
    readonly chosen: boolean;
    readonly person: EntityData<Person>;
  }[];
  readonly workspaces: readonly (EntityData<Workspace> & { readonly id: string })[];
}

type Asked = Pick<Incoming, 'platform' | 'tenant' | 'sender'> & { readonly place?: Incoming['place'] };

const knownStatement: Statement = {
  name: 'people-known',
  text: `
  with homes as (
    select h.workspace_id, h.place, h.created_at from homes h join installations i on i.id = h.installation_id
    where i.platform = $1 and i.tenant = $2 and (h.place is null or h.place = any($4::text[]))
  ), accounts as (
    select workspace_id, person_id, chosen_at from accounts
    where platform = $1 and tenant = $2 and external_id = $3
  )
  select
    (select coalesce(jsonb_agg(jsonb_build_object('workspace', workspace_id, 'place', place)
      order by place = ($4::text[])[1] desc nulls last, created_at), '[]') from homes) as homes,
    (select coalesce(jsonb_agg(
        jsonb_build_object('workspace', a.workspace_id, 'chosen', a.chosen_at is not null, 'person', to_jsonb(p))
        order by a.chosen_at desc nulls last), '[]')
      from accounts a join people p on p.id = a.person_id) as accounts,
    (select coalesce(jsonb_agg(to_jsonb(w)), '[]') from workspaces w
      where w.id in (select workspace_id from homes union all select workspace_id from accounts)) as workspaces`,
};

/** Reads what is known of a sender, in whichever workspaces. */
export async function findKnown(
  em: EntityManager,
  { platform, tenant, sender, place }: Asked,
): Promise<Known> {
  // The channel itself before what it is a part of.
  const places = place === undefined ? [] : [place.reference, ...(place.within ? [place.within] : [])];
  const values = [platform, tenant, sender.externalId, places];
  const [found] = await runStatement<Known>(em, knownStatement, values);
  return found ?? { homes: [], accounts: [], workspaces: [] };
}

/**
 * Finds out who somebody is, and makes a person of somebody new. `em` sees every workspace.
 * A new account is joined to a person on a personal e-mail with exactly one match, never to staff, so that joining
 * cannot raise a role.
 * @param meant the workspace that the event says it is about
 */
export async function identify(
  em: EntityManager,
  event: Asked,
  { homes, accounts, workspaces }: Known,
  now: DateTime,
  meant?: string,
): Promise<Identity> {
  if (event.platform === 'link') return identifyByLink(em, event.tenant, event.sender.externalId);
  const workspaceOf = (id: string) => {
    const row = workspaces.find((one) => one.id === id);
    return row === undefined ? em.getReference(Workspace, id) : em.map(Workspace, { ...row });
  };
  const bound = homes.find(({ place }) => place !== null)?.workspace;
  const mine = bound === undefined ? accounts : accounts.filter(({ workspace }) => workspace === bound);
  const chosen =
    mine.length === 1
      ? mine[0]
      : (mine.find(({ workspace }) => workspace === meant) ?? mine.find((one) => one.chosen));
  if (chosen !== undefined) {
    const workspace = workspaceOf(chosen.workspace);
    const person = em.map(Person, { ...chosen.person });
    await appointInstaller(em, person, workspace, event.sender);
    return known(person, workspace);
  }
  if (mine.length > 1) {
    return { kind: 'several', workspaces: mine.map(({ workspace }) => workspaceOf(workspace)) };
  }

  if (bound === undefined && accounts.length === 0 && event.place?.kind === 'direct') {
    const found = await joinByMail(em, event, now);
    const [only, ...more] = found;
    if (more.length > 0)
      return { kind: 'several', workspaces: found.map(({ workspace }) => workspace.getEntity()) };
    if (only !== undefined) return known(only, only.workspace.getEntity());
  }
  const target = bound ?? homes.find(({ place }) => place === null)?.workspace;
  if (target === undefined) return { kind: 'homeless' };
  const workspace = workspaceOf(target);
  return known(await welcome(em, workspace, event, accounts.length > 0 ? null : now), workspace);
}

/** Whose a link is stands in it, by the ids of the workspace and the person; it was signed here. */
async function identifyByLink(em: EntityManager, workspace: string, id: string): Promise<Identity> {
  const person = await em.findOne(Person, { id, workspace }, { populate: ['workspace'] });
  if (person === null || (await isErased(em, person))) return { kind: 'homeless' };
  return known(person, person.workspace.$);
}

function known(person: Person, workspace: Workspace): Identity {
  return { kind: 'known', person, workspace };
}

async function welcome(
  em: EntityManager,
  workspace: Workspace,
  { platform, tenant, sender }: Pick<Incoming, 'platform' | 'tenant' | 'sender'>,
  chosenAt: DateTime | null,
): Promise<Person> {
  const { externalId } = sender;
  // From now on they belong to several, and are asked once which one their own words are about.
  if (chosenAt === null) await em.nativeUpdate(Account, { platform, tenant, externalId }, { chosenAt });
  const person = (await sameMailbox(em, workspace, sender)) ?? newPerson(em, workspace, sender);
  em.create(Account, { workspace, person, platform, tenant, externalId, chosenAt });
  await em.flush();
  await appointInstaller(em, person, workspace, sender);
  return person;
}

/** Whoever brings Bryggan to a place where nobody can appoint anybody can do so. Everybody after them is asked. */
async function appointInstaller(
  em: EntityManager,
  person: Person,
  workspace: Workspace,
  sender: Sender,
): Promise<void> {
  if (sender.installer !== true) return;
  const administrators = { workspace, roles: { $contains: ['administrator'] as Role[] } };
  if ((await em.count(Person, administrators)) > 0) return;
  person.roles = [...person.roles, 'administrator'];
  await em.flush();
}

/**
 * Where several workspaces share an installation, somebody who writes alone to Bryggan for the first time belongs to
 * those that know their e-mail. Nobody where only one is at home.
 */
async function joinByMail(
  em: EntityManager,
  { platform, tenant, sender }: Pick<Incoming, 'platform' | 'tenant' | 'sender'>,
  now: DateTime,
): Promise<Person[]> {
  if (sender.email === undefined) return [];
  const homes = await em.find(Home, { installation: { platform, tenant } }, { populate: ['workspace'] });
  const workspaces = new Set(homes.map(({ workspace }) => workspace.getEntity()));
  if (workspaces.size < 2) return [];
  const people: Person[] = [];
  for (const workspace of workspaces) {
    const person = await sameMailbox(em, workspace, sender);
    if (person !== undefined) people.push(person);
  }
  const chosenAt = people.length === 1 ? now : null;
  for (const person of people) {
    const { workspace } = person;
    em.create(Account, { workspace, person, platform, tenant, externalId: sender.externalId, chosenAt });
  }
  await em.flush();
  for (const person of people) await em.populate(person, ['workspace']);
  return people;
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
  const spoken = languageOfLocale(sender.locale);
  // Swedish is what most devices here say; the workspace's language is as good a guess.
  const language = spoken === undefined || spoken === 'sv' ? null : spoken;
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
