import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { MessageDeclaration } from '#src/conversation/declarations/declarations.ts';
import { cancelPosted, type Post, post, touch } from '#src/outbox/post.ts';
import { audit } from './audit.ts';
import { type MeetingPlace, movedFromOf } from './invitation-view.ts';
import { type Invited, reminderPosts } from './invite.ts';
import {
  cancelledMessage,
  cancelledSoonMessage,
  changedMessage,
  changedSoonMessage,
  invitationMessage,
  reminderMessage,
} from './messages.ts';
import { keepMovedFrom, whatMoved } from './moved.ts';
import { isSoon, phaseOf, type Times } from './rules.ts';

/** All that a meeting says. */
export type Plan = Times & {
  readonly title: string;
  readonly place: string;
  readonly agenda: string | null;
  readonly capacity: number | null;
};

type Given = { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime };

/** Why a meeting was left as it is. */
export type Refused = {
  readonly ok: false;
  readonly reason: 'gone' | 'begun' | 'cancelled' | 'changed' | 'invited';
  readonly meeting?: Meeting;
};

/** Plans a meeting, organised by whoever asks; nobody is told of it yet. */
export async function planMeeting(
  em: EntityManager,
  plan: Plan,
  { workspace, person, now }: Given,
): Promise<Meeting> {
  const { startsAt, endsAt, ...said } = plan;
  const meeting = em.create(Meeting, {
    ...said,
    startsAt: startsAt.toUTC(),
    endsAt: endsAt.toUTC(),
    workspace,
    zone: workspace.zone,
    organiser: person,
  });
  await em.flush();
  audit(em, meeting, person, 'meeting.plan', now);
  return meeting;
}

/**
 * Changes what a meeting says, unless somebody else did since `revision`. Where its time or place is another, those
 * who got an invitation and have not said no are told, and the reminders follow the new time. `told` says how many.
 */
export async function changeMeeting(
  em: EntityManager,
  asked: { readonly id: string; readonly revision: number; readonly plan: Plan },
  { workspace, person, now }: Given,
): Promise<{ readonly ok: true; readonly meeting: Meeting; readonly told: number } | Refused> {
  const found = await lockComing(em, asked.id, now);
  if (!found.ok) return found;
  const { meeting } = found;
  if (meeting.revision !== asked.revision) return { ok: false, reason: 'changed', meeting };
  const { startsAt, endsAt, ...said } = asked.plan;
  const wasSoon = isSoon(meeting, now);
  const before: MeetingPlace = { startsAt: meeting.startsAt, endsAt: meeting.endsAt, place: meeting.place };
  const moved = whatMoved(before, asked.plan) !== undefined;
  Object.assign(meeting, { ...said, startsAt: startsAt.toUTC(), endsAt: endsAt.toUTC() });
  audit(em, meeting, person, 'meeting.change', now);
  await em.flush();

  const invitations = await listRecipients(em, meeting.id);
  const ids = invitations.map(({ id }) => id);
  if (+before.startsAt !== +startsAt) {
    await cancelPosted(em, { subjectId: ids, message: reminderMessage.id, reason: 'moved' });
    await post(em, reminderPosts(meeting, invitations, { workspace, now }));
  }
  // An invitation that still waits will say how it is now; who wants none need not hear that it has changed.
  const waiting = moved ? await listWithInvitation(em, ids, 'waiting') : new Set<string>();
  const neverSent = moved ? await listWithInvitation(em, ids, 'cancelled') : new Set<string>();
  const concerned = (id: string, reply: Recipient['reply']) =>
    reply !== 'no' && !waiting.has(id) && (reply !== null || !neverSent.has(id));
  const told = moved
    ? await keepMovedFrom(
        em,
        invitations.filter(({ id, reply }) => concerned(id, reply)),
        before,
        asked.plan,
      )
    : [];
  const message = wasSoon || isSoon(meeting, now) ? changedSoonMessage : changedMessage;
  await tell(em, message, told, meeting, { workspace, person, now });
  await touch(em, [meeting.id, ...ids]);
  return { ok: true, meeting, told: told.length };
}

/** Cancels a meeting. Everybody who was invited is told, whatever they answered; an invitation that still waits is never sent. */
export async function cancelMeeting(
  em: EntityManager,
  asked: { readonly id: string; readonly reason: string | null },
  { workspace, person, now }: Given,
): Promise<{ readonly ok: true; readonly meeting: Meeting; readonly told: number } | Refused> {
  const found = await lockComing(em, asked.id, now);
  if (!found.ok) return found;
  const { meeting } = found;
  meeting.cancelledAt = now.toUTC();
  meeting.cancelReason = asked.reason;
  audit(em, meeting, person, 'meeting.cancel', now);
  await em.flush();

  const invitations = await listRecipients(em, meeting.id);
  const ids = invitations.map(({ id }) => id);
  await cancelPosted(em, { subjectId: ids, reason: 'meetingCancelled' });
  const neverSent = await listWithInvitation(em, ids, 'cancelled');
  const told = invitations.filter(({ id, reply }) => !neverSent.has(id) || reply !== null);
  const message = isSoon(meeting, now) ? cancelledSoonMessage : cancelledMessage;
  await tell(em, message, told, meeting, { workspace, person, now });
  await touch(em, [meeting.id, ...ids]);
  return { ok: true, meeting, told: told.length };
}

/** Takes a plan back. Once somebody is invited it can only be cancelled. */
export async function undoMeeting(
  em: EntityManager,
  id: string,
  { person, now }: Given,
): Promise<{ readonly ok: true; readonly meeting: Meeting } | Refused> {
  const meeting = await lock(em, id);
  if (meeting === undefined) return { ok: false, reason: 'gone' };
  if ((await em.count(Invitation, { meeting: id })) > 0) return { ok: false, reason: 'invited', meeting };
  audit(em, meeting, person, 'meeting.undo', now);
  em.remove(meeting);
  await em.flush();
  return { ok: true, meeting };
}

async function lock(em: EntityManager, id: string): Promise<Meeting | undefined> {
  return (await em.findOne(Meeting, id, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? undefined;
}

async function lockComing(
  em: EntityManager,
  id: string,
  now: DateTime,
): Promise<{ readonly ok: true; readonly meeting: Meeting } | Refused> {
  const meeting = await lock(em, id);
  if (meeting === undefined) return { ok: false, reason: 'gone' };
  const phase = phaseOf(meeting, now);
  return phase === 'coming' ? { ok: true, meeting } : { ok: false, reason: phase, meeting };
}

type Recipient = Invited & {
  readonly reply: Invitation['reply'];
  readonly movedFrom: MeetingPlace | undefined;
};

async function listRecipients(em: EntityManager, meetingId: string): Promise<readonly Recipient[]> {
  const found = await em.find(Invitation, { meeting: meetingId }, { disableIdentityMap: true });
  return found.map((one) => ({
    id: one.id,
    person: one.person.id,
    reply: one.reply ?? null,
    movedFrom: movedFromOf(one),
  }));
}

/** The invitations whose message stands like this. */
async function listWithInvitation(
  em: EntityManager,
  ids: readonly string[],
  status: 'waiting' | 'cancelled',
): Promise<ReadonlySet<string>> {
  const found = await em.find(
    Delivery,
    { subjectId: { $in: [...ids] }, message: invitationMessage.id, status },
    { disableIdentityMap: true },
  );
  return new Set(found.map(({ subjectId }) => subjectId));
}

// The meeting's revision is in the key, so that the same change is told once and the next one again.
async function tell(
  em: EntityManager,
  message: MessageDeclaration,
  told: readonly Invited[],
  meeting: Meeting,
  { workspace, person, now }: Given,
): Promise<void> {
  const posts = told.map(
    (one): Post => ({
      workspace,
      message,
      key: `${message.id}:${one.id}:${meeting.revision}`,
      subjectId: one.id,
      to: { person: one.person },
      dueAt: now,
      audience: 'representative',
      responsible: person.id,
    }),
  );
  await post(em, posts);
}
