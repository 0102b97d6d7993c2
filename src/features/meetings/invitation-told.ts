import type { EntityData, EntityManager } from '@mikro-orm/postgresql';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { runStatement, type Statement } from '#src/persistence/statement.ts';

const toldStatement: Statement = {
  name: 'meeting-invitation-told',
  text: `
  select to_jsonb(i) as invitation, to_jsonb(m) as meeting, to_jsonb(p) as organiser,
    case when o.id is not null then to_jsonb(o) end as organisation
  from invitations i join meetings m on m.id = i.meeting_id join people p on p.id = m.organiser_id
    left join organisations o on o.id = i.organisation_id
  where i.id = $1 and i.workspace_id = $2`,
};

interface Told {
  readonly invitation: EntityData<Invitation>;
  readonly meeting: EntityData<Meeting>;
  readonly organiser: EntityData<Person>;
  readonly organisation: EntityData<Organisation> | null;
}

/**
 * An invitation as it is about to be told of, with its actor, its meeting and who convenes it; undefined when it is not
 * there. One
 * prepared statement, since one meeting is told to thousands. What was changed in `em` and not yet written is lost:
 * for messages, which change nothing.
 */
export async function findInvitationToTell(
  em: EntityManager,
  workspace: Workspace,
  id: string,
): Promise<Invitation | undefined> {
  const [told] = await runStatement<Told>(em, toldStatement, [id, workspace.id]);
  if (told === undefined) return undefined;
  em.map(Person, told.organiser);
  if (told.organisation !== null) em.map(Organisation, told.organisation);
  em.map(Meeting, told.meeting);
  return em.map(Invitation, told.invitation);
}
