import type { Invitation } from '#entities/invitation.ts';
import type { CalendarEvent } from '#src/conversation/calendar-event.ts';
import type { MessageContext } from '#src/conversation/declarations/context.ts';
import { defineMessage } from '#src/conversation/declarations/declarations.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { type Heading, invitationCard } from './invitation-card.ts';
import { findInvitationToTell } from './invitation-told.ts';
import { invitationId } from './message-ids.ts';
import { findOverview, overviewCard } from './overview.ts';
import { phaseOf, reminderAt } from './rules.ts';

type Given = MessageContext & { readonly subjectId: string };

/** The subject of all messages to those invited is their invitation; the meeting is the subject of the coordinators' card. */
async function invitationOf({ em, workspace, subjectId, reader }: Given): Promise<Invitation | undefined> {
  const invitation = await findInvitationToTell(em, workspace, subjectId);
  return invitation?.person.id === reader?.id ? invitation : undefined;
}

async function eventOf(given: Given): Promise<CalendarEvent | undefined> {
  const invitation = await invitationOf(given);
  if (invitation === undefined) return undefined;
  const { id, revision, title, startsAt, endsAt, place, agenda, cancelledAt } =
    invitation.meeting.getEntity();
  return {
    id,
    revision,
    title,
    startsAt,
    endsAt,
    place,
    about: agenda ?? undefined,
    cancelled: cancelledAt !== null && cancelledAt !== undefined,
  };
}

/** Invites one person to a meeting; shows their answer, and where the meeting has moved to. */
export const invitationMessage = defineMessage({
  id: invitationId,
  urgency: 'normal',
  live: true,
  counts: true,
  async write(given) {
    const invitation = await invitationOf(given);
    // It may have waited for the end of a pause.
    if (invitation === undefined || invitation.meeting.getEntity().endsAt <= given.now) return undefined;
    return invitationCard(invitation, given);
  },
  event: eventOf,
});

/** Asks those who have not answered once more, when a coordinator wants it. */
export const askAgainMessage = defineMessage({
  id: 'meeting.askAgain',
  urgency: 'normal',
  live: false,
  counts: true,
  async write(given) {
    const invitation = await comingInvitation(given);
    if (invitation === undefined || invitation.reply) return undefined;
    return headed(invitation, given, 'askAgain', [given.t('meetings.askAgain.text')]);
  },
  event: eventOf,
});

/** The day before, to those who said yes or nothing; nobody else hears of it, nor when the meeting has moved away. */
export const reminderMessage = defineMessage({
  id: 'meeting.reminder',
  urgency: 'normal',
  live: false,
  // Whoever said yes waits for it; counted, it would push the survey out of the week.
  counts: false,
  async write(given) {
    const invitation = await comingInvitation(given);
    if (invitation === undefined || invitation.reply === 'no' || invitation.reply === 'maybe') {
      return undefined;
    }
    if (given.now < reminderAt(invitation.meeting.getEntity())) return undefined;
    return headed(invitation, given, 'reminder', [given.t('meetings.reminder.text')]);
  },
  event: eventOf,
});

/** The time or the place is another. */
export const changedMessage = defineMessage({
  id: 'meeting.changed',
  urgency: 'normal',
  live: true,
  counts: false,
  despitePause: true,
  supersedes: ['meeting.changed', 'meeting.askAgain'],
  write: writeChanged,
  event: eventOf,
});

/** The same, with less than a day left before or after the change. */
export const changedSoonMessage = defineMessage({
  id: 'meeting.changedSoon',
  urgency: 'atOnce',
  live: true,
  counts: false,
  supersedes: ['meeting.changed', 'meeting.changedSoon', 'meeting.askAgain'],
  write: writeChanged,
  event: eventOf,
});

/** The meeting does not take place. */
export const cancelledMessage = defineMessage({
  id: 'meeting.cancelled',
  urgency: 'normal',
  live: false,
  counts: false,
  despitePause: true,
  write: writeCancelled,
  event: eventOf,
});

/** The same, with less than a day left. */
export const cancelledSoonMessage = defineMessage({
  id: 'meeting.cancelledSoon',
  urgency: 'atOnce',
  live: false,
  counts: false,
  write: writeCancelled,
  event: eventOf,
});

/** The coordinators' card, where the answers are counted as they come. Somebody has just pressed for it. */
export const overviewMessage = defineMessage({
  id: 'meeting.overview',
  urgency: 'atOnce',
  live: true,
  counts: false,
  async write(given) {
    const { em, workspace, subjectId, reader } = given;
    if (reader?.is('coordinator') !== true) return undefined;
    const overview = await findOverview(em, workspace, subjectId);
    return overview && overviewCard(overview, given);
  },
});

async function comingInvitation(given: Given): Promise<Invitation | undefined> {
  const invitation = await invitationOf(given);
  const isComing = invitation && phaseOf(invitation.meeting.getEntity(), given.now) === 'coming';
  return isComing ? invitation : undefined;
}

async function writeChanged(given: Given): Promise<Card | undefined> {
  const { t } = given;
  const invitation = await invitationOf(given);
  if (invitation === undefined) return undefined;
  const isComing = phaseOf(invitation.meeting.getEntity(), given.now) === 'coming';
  const lines = [t('meetings.changed.text'), ...(invitation.reply ? [t('meetings.changed.check')] : [])];
  return isComing ? headed(invitation, given, 'changed', lines) : invitationCard(invitation, given);
}

async function writeCancelled(given: Given): Promise<Card | undefined> {
  const invitation = await invitationOf(given);
  return invitation && invitationCard(invitation, given);
}

function headed(
  invitation: Invitation,
  given: Given,
  which: 'askAgain' | 'reminder' | 'changed',
  lines: Heading['lines'],
): Card {
  const { title } = invitation.meeting.getEntity();
  return invitationCard(invitation, given, {
    heading: { title: given.t(`meetings.${which}.title`, { title }), lines },
  });
}
