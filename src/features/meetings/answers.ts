import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Invitation, type ReplyToInvitation } from '#entities/invitation.ts';
import type { Meeting } from '#entities/meeting.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { touch } from '#src/outbox/post.ts';
import { can } from '#src/people/can.ts';
import { countSeatsTaken, findInvitation } from './reads.ts';
import { phaseOf, seatsLeft } from './rules.ts';

/** What somebody answers: whether they come, and then how many and what they need. */
export type AnswerPart =
  | { readonly reply: ReplyToInvitation }
  | { readonly comers: number; readonly wishes: string | null };

/** What became of an answer. Where it was refused, the invitation stands as before. */
export type AnswerOutcome =
  | { readonly ok: true; readonly invitation: Invitation }
  | { readonly ok: false; readonly reason: 'gone' | 'notYours' }
  | { readonly ok: false; readonly reason: 'begun' | 'cancelled' | 'first'; readonly invitation: Invitation }
  | {
      readonly ok: false;
      readonly reason: 'full';
      readonly left: number;
      readonly invitation: Invitation;
    };

/**
 * Saves what the invited person answers, until the meeting begins; the last press wins. Where there is a limit, those
 * who come together with everybody else must have room: otherwise nothing is saved, and a maybe is open to them.
 */
export async function answer(
  em: EntityManager,
  asked: { readonly invitationId: string; readonly part: AnswerPart },
  given: { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime },
): Promise<AnswerOutcome> {
  const { part } = asked;
  // Of two presses at once the second sees what the first saved. Reading with a lock would lock the meeting as well,
  // which the workspace filter joins: then everybody invited would wait for each other.
  await em.lock(em.getReference(Invitation, asked.invitationId), LockMode.PESSIMISTIC_WRITE);
  const invitation = await findInvitation(em, asked.invitationId);
  if (invitation === undefined) return { ok: false, reason: 'gone' };
  if (!can(given.person, 'answerFor', { personId: invitation.person.id })) {
    return { ok: false, reason: 'notYours' };
  }
  const meeting = await lockWithLimit(em, invitation.meeting.getEntity());
  const phase = phaseOf(meeting, given.now);
  if (phase !== 'coming') return { ok: false, reason: phase, invitation };
  if (!('reply' in part) && (invitation.reply ?? 'no') === 'no') {
    return { ok: false, reason: 'first', invitation };
  }
  const left = await roomFor(em, invitation, meeting, part, given.workspace);
  if (left !== undefined) return { ok: false, reason: 'full', left, invitation };
  Object.assign(invitation, part, 'reply' in part ? { repliedAt: given.now.toUTC() } : {});
  await em.flush();
  await touch(em, [meeting.id, invitation.id]);
  return { ok: true, invitation };
}

// Two who take the last seat at once wait for each other; where there is no limit nobody waits.
async function lockWithLimit(em: EntityManager, meeting: Meeting): Promise<Meeting> {
  if ((meeting.capacity ?? null) === null) return meeting;
  await em.lock(meeting, LockMode.PESSIMISTIC_WRITE);
  return meeting;
}

/** How many seats are left when there are too few for what is answered; undefined when it fits. */
async function roomFor(
  em: EntityManager,
  invitation: Invitation,
  meeting: Meeting,
  part: AnswerPart,
  workspace: Workspace,
): Promise<number | undefined> {
  const before = invitation.reply === 'yes' ? invitation.comers : 0;
  const reply = 'reply' in part ? part.reply : invitation.reply;
  const comers = 'comers' in part ? part.comers : invitation.comers;
  if (reply !== 'yes' || comers <= before || (meeting.capacity ?? null) === null) return undefined;
  const taken = await countSeatsTaken(em, workspace, {
    meetingId: meeting.id,
    exceptInvitation: invitation.id,
  });
  const left = seatsLeft(meeting.capacity, taken);
  return left !== undefined && comers > left ? left : undefined;
}
