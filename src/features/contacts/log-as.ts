import type { Category } from '#entities/need.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { NamedOrganisation } from '#src/language/organisations.ts';
import { touch } from '#src/outbox/post.ts';
import type { Logged, NewContact } from './log.ts';
import { addNextStep } from './next-step.ts';
import type { ContactView } from './reads.ts';
import { closedIn, type Understood } from './rules.ts';
import { closeNeeds } from './writes.ts';

/** What is to be logged: everything but who and when. */
export type Occasion = Understood & {
  readonly note: string;
  /** Needs that are none any longer; read from the note when not given. */
  readonly closed?: readonly Category[];
};

/**
 * Logs an occasion as the sender's contact, by `write`. Without a contact nothing was written: `organisations` then
 * has those that share the name, or nobody.
 */
export async function logAs(
  { em, person, workspace, now }: Pick<Context, 'em' | 'person' | 'workspace' | 'now'>,
  { happenedOn, way, needs, offers, note, nextOn = null, closed = closedIn(note, now) }: Occasion,
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
  if (organisation === undefined || organisations.length > 1) return { contact: undefined, organisations };
  const asked = { organisationId: organisation.id, categories: closed };
  const contact: ContactView = {
    ...occasion,
    nextOn,
    id: contactId,
    revision: 1,
    organisation: { id: organisation.id, name: organisation.name },
    coordinator: { id: person.id, name: person.name },
    // Most notes close nothing, and then nothing is asked of the database.
    closed: closed.length === 0 ? [] : await closeNeeds(em, contactId, asked, now),
  };
  if (organisation.nudgedPersonId !== null) await touch(em, organisation.nudgedPersonId);
  if (nextOn !== null) await addNextStep(em, contact, { workspace, person, dueOn: nextOn });
  return { contact, organisations };
}
