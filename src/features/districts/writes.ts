import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Conversation } from '#entities/conversation.ts';
import { Home } from '#entities/home.ts';
import { Installation } from '#entities/installation.ts';
import { Person } from '#entities/person.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { acrossWithin } from '#src/persistence/crossing.ts';
import { listDistricts } from './reads.ts';

type By = Pick<Context, 'em' | 'workspace' | 'person' | 'platform' | 'tenant' | 'now'>;

/** What became of a wish to bind a channel or a team. */
export type Bound =
  | { readonly ok: true; readonly workspace: Workspace; readonly isNew: boolean }
  | { readonly ok: false; readonly reason: 'notYours' | 'taken' | 'already' };

/** What is to be bound: a channel, or the team that it is in. */
export interface Binding {
  readonly place: string;
  readonly name: string;
  readonly isWhole: boolean;
  /** The workspace, or what a new one is to be called. */
  readonly to: { readonly workspace: string } | { readonly newName: string };
}

/**
 * Binds a channel or a team to a workspace of the same installation that its administrator decides on, or to a new one,
 * whose administrator they become. What belongs to a workspace that they do not decide on stays there. From then on
 * what is said there is that workspace's; a week that was posted there is posted there no more.
 */
export async function bindPlace(by: By, binding: Binding): Promise<Bound> {
  const { em, platform, tenant, now } = by;
  const districts = await listDistricts(by);
  const decides = (id: string) => districts.some((one) => one.id === id && one.isAdministrator);
  if ('workspace' in binding.to && !decides(binding.to.workspace)) return { ok: false, reason: 'notYours' };
  return acrossWithin(em, 'a channel goes from one workspace to another', async (): Promise<Bound> => {
    const installation = await em.findOneOrFail(Installation, { platform, tenant });
    const before = await em.findOne(Home, { installation, place: binding.place });
    if (before !== null && !decides(before.workspace.id)) return { ok: false, reason: 'taken' };
    const made = 'newName' in binding.to ? await makeDistrict(by, binding.to.newName) : undefined;
    const target =
      'workspace' in binding.to ? await em.findOneOrFail(Workspace, binding.to.workspace) : made?.workspace;
    if (target === undefined) return { ok: false, reason: 'notYours' };
    if (before?.workspace.id === target.id) return { ok: false, reason: 'already' };
    if (before !== null) {
      em.remove(before);
      await em.flush();
    }
    const { place, name, isWhole } = binding;
    em.create(Home, { workspace: target, installation, place, name: name === '' ? null : name, isWhole });
    await postNoMore(em, { platform, tenant, place, to: target });
    // Who they are there; where it was before, the row that is removed says enough.
    const there = districts.find(({ id }) => id === target.id)?.personId ?? made?.personId ?? null;
    audit(em, { workspace: target, person: there, verb: 'place.bind', subjectId: target.id }, now);
    return { ok: true, workspace: target, isNew: made !== undefined };
  });
}

/** Somebody's own workspace, of which they are the administrator; their account there is one more of the same. */
async function makeDistrict(
  { em, workspace, person, platform, tenant, now }: By,
  name: string,
): Promise<{ readonly workspace: Workspace; readonly personId: string }> {
  const { language, zone } = workspace;
  const made = em.create(Workspace, { name, language, zone });
  const { searchName, email, welcomedAt } = person;
  const there = em.create(Person, {
    workspace: made,
    name: person.name,
    searchName,
    email: email ?? null,
    language: person.language ?? null,
    welcomedAt: welcomedAt ?? null,
    roles: ['administrator'],
  });
  for (const account of await em.find(Account, { person, platform, tenant })) {
    // What they write in their own chat is about what it was about before, until they say otherwise.
    account.chosenAt ??= now.toUTC();
    const { externalId } = account;
    em.create(Account, { workspace: made, person: there, platform, tenant, externalId });
  }
  await em.flush();
  return { workspace: made, personId: there.id };
}

/** Another workspace's week must not go to a channel that is not its own any more. */
async function postNoMore(
  em: EntityManager,
  asked: Pick<Context, 'platform' | 'tenant'> & { readonly place: string; readonly to: Workspace },
): Promise<void> {
  const { platform, tenant, place, to } = asked;
  const known = await em.find(Conversation, {
    platform,
    tenant,
    reference: place,
    workspace: { $ne: to.id },
  });
  const ids = known.map(({ id }) => id);
  for (const one of await em.find(Workspace, { digestConversationId: { $in: ids } })) {
    one.digestConversationId = null;
  }
}

/** Lets go of a bound channel or team; what is said there is then the whole installation's. False when it was gone. */
export async function releasePlace(
  { em, workspace, person, now }: Pick<By, 'em' | 'workspace' | 'person' | 'now'>,
  homeId: string,
): Promise<boolean> {
  const home = await em.findOne(Home, { id: homeId, place: { $ne: null } });
  if (home === null) return false;
  em.remove(home);
  audit(em, { workspace, person, verb: 'place.release', subjectId: home.id }, now);
  await em.flush();
  return true;
}

function audit(
  em: EntityManager,
  entry: { workspace: Workspace; person: Person | string | null; verb: string; subjectId: string },
  now: DateTime,
): void {
  em.create(AuditEntry, { ...entry, createdAt: now.toUTC() });
}
