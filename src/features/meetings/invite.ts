import { randomUUIDv7 } from 'node:crypto';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Meeting } from '#entities/meeting.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Candidate } from '#src/features/audiences/reads.ts';
import { allowedAt } from '#src/outbox/allowed-at.ts';
import { type Post, post, touch } from '#src/outbox/post.ts';
import { runStatement, type Statement } from '#src/persistence/statement.ts';
import { audit } from './audit.ts';
import { overviewPost } from './follow.ts';
import { invitationMessage, reminderMessage } from './messages.ts';
import { phaseOf, reminderAt } from './rules.ts';

const insert: Statement = {
  name: 'meetings-invite',
  text: `
  insert into invitations (id, workspace_id, created_at, meeting_id, person_id, organisation_id, comers, revision)
  select n.id, $1, $2, $3, n.person, n.organisation, 1, 1
  from jsonb_to_recordset($4::jsonb) as n (id uuid, person uuid, organisation uuid)
  on conflict (meeting_id, person_id) do nothing
  returning id, person_id as person`,
};

/** A new invitation, and to whom. */
export interface Invited {
  readonly id: string;
  readonly person: string;
}

type Given = { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime };

/**
 * Invites people to a meeting: their invitations, the messages that tell them, and the reminder the day before, in a
 * few statements however many they are. Who is invited already is passed over, so that doing it twice sends once.
 */
export async function invite(
  em: EntityManager,
  asked: { readonly meetingId: string; readonly candidates: readonly Candidate[] },
  { workspace, person, now }: Given,
): Promise<
  | { readonly ok: true; readonly meeting: Meeting; readonly invited: readonly Invited[] }
  | { readonly ok: false; readonly reason: 'gone' | 'begun' | 'cancelled'; readonly meeting?: Meeting }
> {
  const meeting = await em.findOne(Meeting, asked.meetingId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (meeting === null) return { ok: false, reason: 'gone' };
  const phase = phaseOf(meeting, now);
  if (phase !== 'coming') return { ok: false, reason: phase, meeting };
  const invited = await insertInvitations(em, meeting, asked.candidates, { workspace, now });
  await post(em, [
    ...invited.map((one) => invitationPost(one, { workspace, person, now })),
    ...reminderPosts(meeting, invited, { workspace, now }),
    // The card that counts goes to the organiser, and to whoever invites; once to each.
    ...[...new Set([meeting.organiser.id, person.id])].map((reader) =>
      overviewPost(meeting, reader, { workspace, now }),
    ),
  ]);
  if (invited.length > 0) audit(em, meeting, person, 'meeting.invite', now);
  await touch(em, meeting.id);
  return { ok: true, meeting, invited };
}

/** When an invitation sent now goes out: at night it waits for the morning. */
export function goesOutAt(workspace: Workspace, now: DateTime): DateTime {
  return allowedAt(now, { workspace, urgency: invitationMessage.urgency, audience: 'representative' });
}

/** Writes invitations; who has one already is passed over. */
export async function insertInvitations(
  em: EntityManager,
  meeting: Meeting,
  candidates: readonly Pick<Candidate, 'personId' | 'organisationId'>[],
  { workspace, now }: Pick<Given, 'workspace' | 'now'>,
): Promise<readonly Invited[]> {
  const rows = candidates.map((one) => ({
    id: randomUUIDv7(),
    person: one.personId,
    organisation: one.organisationId,
  }));
  const values = [workspace.id, now.toUTC().toISO(), meeting.id, JSON.stringify(rows)];
  await em.flush();
  return runStatement<Invited>(em, insert, values);
}

function invitationPost(invited: Invited, { workspace, person, now }: Given): Post {
  return {
    workspace,
    message: invitationMessage,
    key: `${invitationMessage.id}:${invited.id}`,
    subjectId: invited.id,
    to: { person: invited.person },
    dueAt: now,
    audience: 'representative',
    responsible: person.id,
  };
}

/**
 * The reminders the day before. A meeting that is moved gets new ones: its revision is in their key. Where less than
 * a day is left, the invitation itself reminds.
 */
export function reminderPosts(
  meeting: Meeting,
  invited: readonly Invited[],
  { workspace, now }: Pick<Given, 'workspace' | 'now'>,
): readonly Post[] {
  const dueAt = reminderAt(meeting);
  if (dueAt <= now) return [];
  return invited.map((one) => ({
    workspace,
    message: reminderMessage,
    key: `${reminderMessage.id}:${one.id}:${meeting.revision}`,
    subjectId: one.id,
    to: { person: one.person },
    dueAt,
    audience: 'representative' as const,
  }));
}
