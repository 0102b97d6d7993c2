import type { EntityManager } from '@mikro-orm/postgresql';
import type { OrganisationKind } from '#entities/organisation.ts';
import { readFoldedAliases } from '#src/language/aliases.ts';
import { Slips } from '#src/language/slips.ts';
import { runStatement, type Statement } from '#src/persistence/statement.ts';
import { Register, type Registered } from './register.ts';

/** An actor of a workspace, as sentences name it. */
export type KnownOrganisation = Registered & {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly searchName: string;
  readonly searchAliases: string;
};

// A trigger notes each transaction that changes what is read here: while they are the same, so is the register.
// Counting all revisions took milliseconds for each sentence.
const stampStatement: Statement = {
  name: 'register-stamp',
  text: `select transaction_id as id from register_changes where workspace_id = $1 order by transaction_id`,
};
const listStatement: Statement = {
  name: 'register-list',
  text: `select o.id, o.name, o.kind, o.area, o.aliases, o.search_name as "searchName",
      o.search_aliases as "searchAliases"
    from organisations o where o.workspace_id = $1 and o.archived_at is null order by o.id`,
};

/** The actors of a workspace; what they are found by is made when it is first asked for. */
class Actors {
  readonly #all: readonly KnownOrganisation[];
  #register: Register<KnownOrganisation> | undefined;
  #slips: Slips<KnownOrganisation> | undefined;

  constructor(all: readonly KnownOrganisation[]) {
    this.#all = all;
  }

  register(): Register<KnownOrganisation> {
    this.#register ??= new Register(this.#all);
    return this.#register;
  }

  slips(): Slips<KnownOrganisation> {
    this.#slips ??= new Slips(this.#all, ({ searchName, searchAliases }) => [
      searchName,
      ...readFoldedAliases(searchAliases),
    ]);
    return this.#slips;
  }
}

type Kept = { readonly stamp: string; readonly actors: Promise<Actors> };

const mostKept = 8;
// Many events at once that find the register changed read it once.
const kept = new Map<string, Kept>();

/**
 * The actors of a workspace, ready to be found in sentences. Kept in memory for the eight workspaces that asked
 * last, and read anew when a name, an alias, a kind or an area has changed.
 */
export async function loadRegister(
  em: EntityManager,
  workspaceId: string,
): Promise<Register<KnownOrganisation>> {
  return (await load(em, workspaceId)).register();
}

/** The names of those actors, and what they are also called; kept in the same way. */
export async function loadNames(em: EntityManager, workspaceId: string): Promise<Slips<KnownOrganisation>> {
  return (await load(em, workspaceId)).slips();
}

async function load(em: EntityManager, workspaceId: string): Promise<Actors> {
  const changes = await runStatement<{ id: string }>(em, stampStatement, [workspaceId]);
  const stamp = changes.map(({ id }) => id).join(' ');
  const known = kept.get(workspaceId);
  const now = known?.stamp === stamp ? known : { stamp, actors: read(em, workspaceId) };
  kept.delete(workspaceId);
  kept.set(workspaceId, now);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  try {
    return await now.actors;
  } catch (fault) {
    if (kept.get(workspaceId) === now) kept.delete(workspaceId);
    // Another event was reading them for itself and for this one.
    if (now === known) return read(em, workspaceId);
    throw fault;
  }
}

async function read(em: EntityManager, workspaceId: string): Promise<Actors> {
  return new Actors(await runStatement<KnownOrganisation>(em, listStatement, [workspaceId]));
}
