import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Attendance } from '#entities/attendance.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import { Person } from '#entities/person.ts';
import { Representative } from '#entities/representative.ts';
import type { Workspace } from '#entities/workspace.ts';
import { touch } from '#src/outbox/post.ts';
import { audit } from './audit.ts';
import { insertInvitations } from './invite.ts';
import { phaseOf } from './rules.ts';

type Given = { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime };

/** What is noted: that all who said yes came, how it was with one of them, or that somebody else came too. */
export type Noted =
  | { readonly who: 'all' }
  | {
      readonly who: 'invited';
      readonly invitationId: string;
      readonly came: boolean;
      readonly comers?: number;
    }
  | { readonly who: 'other'; readonly personId: string; readonly comers: number };

/** What became of it. */
export type NotedOutcome =
  | { readonly ok: true; readonly meeting: Meeting }
  | { readonly ok: false; readonly reason: 'gone' | 'person' }
  | { readonly ok: false; readonly reason: 'coming' | 'cancelled'; readonly meeting: Meeting };

/**
 * Notes who came, once the meeting has begun. With the first note everybody who said yes is written down as having
 * come, with as many as they said; the last note about each of them holds.
 */
export async function noteAttendance(
  em: EntityManager,
  asked: { readonly meetingId: string; readonly noted: Noted },
  given: Given,
): Promise<NotedOutcome> {
  const meeting = await em.findOne(Meeting, asked.meetingId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (meeting === null) return { ok: false, reason: 'gone' };
  const phase = phaseOf(meeting, given.now);
  if (phase !== 'begun') return { ok: false, reason: phase, meeting };
  await noteDefaults(em, meeting);
  const { noted } = asked;
  if (noted.who === 'invited') {
    const invitation = await em.findOne(Invitation, { id: noted.invitationId, meeting });
    if (invitation === null) return { ok: false, reason: 'gone' };
    await noteOne(em, meeting, invitation, noted);
  }
  if (noted.who === 'other') {
    const invitation = await invitationFor(em, meeting, noted.personId, given);
    if (invitation === undefined) return { ok: false, reason: 'person' };
    await noteOne(em, meeting, invitation, { came: true, comers: noted.comers });
  }
  audit(em, meeting, given.person, 'meeting.attendance', given.now);
  await em.flush();
  await touch(em, meeting.id);
  return { ok: true, meeting };
}

async function noteDefaults(em: EntityManager, meeting: Meeting): Promise<void> {
  const known = await em.find(Attendance, { meeting });
  const noted = new Set(known.map(({ invitation }) => invitation.id));
  const said = await em.find(Invitation, { meeting, reply: 'yes' });
  for (const invitation of said.filter(({ id }) => !noted.has(id))) {
    const { workspace } = meeting;
    em.create(Attendance, { workspace, meeting, invitation, came: true, comers: invitation.comers });
  }
  await em.flush();
}

async function noteOne(
  em: EntityManager,
  meeting: Meeting,
  invitation: Invitation,
  { came, comers }: { readonly came: boolean; readonly comers?: number },
): Promise<void> {
  const known = await em.findOne(Attendance, { invitation });
  if (known !== null) {
    known.came = came;
    if (comers !== undefined) known.comers = comers;
    return;
  }
  const { workspace } = meeting;
  em.create(Attendance, { workspace, meeting, invitation, came, comers: comers ?? invitation.comers });
}

/** Somebody who came without having been invited gets an invitation without a message, so that it is kept for whom they came. */
async function invitationFor(
  em: EntityManager,
  meeting: Meeting,
  personId: string,
  given: Given,
): Promise<Invitation | undefined> {
  if ((await em.count(Person, { id: personId })) === 0) return undefined;
  const spoken = await em.findOne(
    Representative,
    { person: personId },
    { orderBy: { organisation: { name: 'asc' } } },
  );
  const organisationId = spoken?.organisation.id ?? null;
  await insertInvitations(em, meeting, [{ personId, organisationId }], given);
  return (await em.findOne(Invitation, { meeting, person: personId })) ?? undefined;
}
