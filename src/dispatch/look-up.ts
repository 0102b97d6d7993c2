import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Option } from '#src/conversation/elements/form.ts';
import type { Entry, Lookup } from '#src/conversation/entry.ts';
import { findWorkspaceOfForm } from '#src/people/about.ts';
import { findKnown, identify } from '#src/people/identify.ts';
import { narrow, type Transact } from '#src/persistence/transaction.ts';

/** Finds choices for a search field in one workspace. */
export type Search = (
  em: EntityManager,
  by: { readonly workspace: Workspace; readonly person: Person },
  text: string,
) => Promise<readonly Option[]>;

/** What is found in search fields, by whoever types there and in the workspace that their form is about. */
export function createLookUp({
  transact,
  searches,
  clock,
}: {
  readonly transact: Transact;
  readonly searches: Readonly<Record<Lookup['kind'], Search>>;
  readonly clock: () => DateTime;
}): Entry['lookUp'] {
  return (asked) =>
    transact({ across: 'find out who searches' }, async (em) => {
      const known = await findKnown(em, asked);
      const { draft } = asked;
      const meant = draft === undefined ? undefined : await findWorkspaceOfForm(em, draft, known.accounts);
      const identity = await identify(em, asked, known, clock(), meant);
      if (identity.kind !== 'known') return [];
      narrow(em, identity.workspace.id);
      return searches[asked.kind](em, identity, asked.text);
    });
}
