import type { EntityManager } from '@mikro-orm/postgresql';
import { Account } from '#entities/account.ts';
import { Home } from '#entities/home.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { can } from '#src/people/can.ts';
import { acrossWithin } from '#src/persistence/crossing.ts';

/** One of the workspaces that somebody belongs to where they are now. */
export interface District {
  readonly id: string;
  readonly name: string;
  readonly isAdministrator: boolean;
  /** Who they are there. */
  readonly personId: string;
}

type Asking = Pick<Context, 'em' | 'person' | 'platform' | 'tenant'>;

/** The workspaces that somebody belongs to with the account they write from, by name. */
export async function listDistricts({ em, person, platform, tenant }: Asking): Promise<District[]> {
  const own = await em.find(Account, { person, platform, tenant });
  const externalIds = own.map(({ externalId }) => externalId);
  const all = await acrossWithin(em, 'somebody may belong to several workspaces', () =>
    em.find(
      Account,
      { platform, tenant, externalId: { $in: externalIds } },
      { populate: ['workspace', 'person'], orderBy: { workspace: { name: 'asc' } } },
    ),
  );
  return all.map((account) => ({
    id: account.workspace.id,
    name: account.workspace.getEntity().name,
    isAdministrator: account.person.getEntity().is('administrator'),
    personId: account.person.id,
  }));
}

/** A channel or team that is bound to the workspace. */
export interface BoundPlace {
  readonly id: string;
  /** Undefined where the platform has not told it. */
  readonly name: string | undefined;
  readonly isWhole: boolean;
}

/** The channels and teams that are bound to a workspace, by name. */
async function listPlaces(em: EntityManager): Promise<BoundPlace[]> {
  const homes = await em.find(Home, { place: { $ne: null } }, { orderBy: { name: 'asc nulls last' } });
  return homes.map(({ id, name, isWhole }) => ({ id, name: name ?? undefined, isWhole }));
}

/** What somebody is shown of the workspaces they belong to, and an administrator of what is bound to this one. */
export interface DistrictsView {
  readonly current: string;
  readonly districts: readonly District[];
  /** For administrators. */
  readonly places: readonly BoundPlace[] | undefined;
  /** The channel that an administrator asks in. */
  readonly here: { readonly reference: string; readonly name?: string; readonly within?: string } | undefined;
}

/** Reads that. */
export async function viewDistricts(given: Context): Promise<DistrictsView> {
  const { em, person, workspace, place } = given;
  const decides = can(person, 'changeSettings');
  return {
    current: workspace.id,
    districts: await listDistricts(given),
    places: decides ? await listPlaces(em) : undefined,
    here: decides && place.kind === 'channel' ? place : undefined,
  };
}
