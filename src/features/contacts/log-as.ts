import type { Context } from '#src/conversation/declarations/context.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import type { Logged, NewContact } from './log.ts';
import type { ContactView } from './reads.ts';
import type { Understood } from './rules.ts';

/** What is to be logged: everything but who and when. */
export type Occasion = Understood & { readonly note: string };

/**
 * Logs an occasion as the sender's contact, by `write`. Without a contact nothing was written: `organisations` then
 * has those that share the name, or nobody.
 */
export async function logAs(
  { person, workspace, now }: Pick<Context, 'person' | 'workspace' | 'now'>,
  { happenedOn, way, needs, offers, note }: Occasion,
  write: (contact: NewContact) => Promise<Logged>,
): Promise<{ contact: ContactView | undefined; organisations: readonly NamedOrganisation[] }> {
  const occasion = { happenedOn, way, needs, offers, note };
  const { contactId, organisations } = await write({
    ...occasion,
    workspaceId: workspace.id,
    coordinatorId: person.id,
    now,
  });
  const [organisation] = organisations;
  const contact: ContactView | undefined =
    organisation === undefined || organisations.length > 1
      ? undefined
      : {
          ...occasion,
          id: contactId,
          revision: 1,
          organisation: { id: organisation.id, name: organisation.name },
          coordinator: { id: person.id, name: person.name },
        };
  return { contact, organisations };
}
