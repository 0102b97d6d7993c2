import type { CalendarEvent } from '#src/conversation/calendar-event.ts';
import type { Addressee, MessageContext } from '#src/conversation/declarations/context.ts';
import {
  defineMessage,
  defineMessageToMany,
  type MessageDeclaration,
  type MessageToManyDeclaration,
} from '#src/conversation/declarations/declarations.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { type Heading, invitationCard } from './invitation-card.ts';
import { findInvitationsToTell, findMeetingsOf } from './invitation-told.ts';
import type { InvitationView } from './invitation-view.ts';
import { askAgainId, changedMessages, invitationId } from './message-ids.ts';
import { whatMoved } from './moved.ts';
import { findOverview, overviewCard } from './overview.ts';
import { phaseOf, reminderAt } from './rules.ts';

/** What messages to those invited have in common. Their subject is the invitation, written for whom it invites. */
function toInvited(
  declaration: Omit<MessageToManyDeclaration<InvitationView>, 'read' | 'event'>,
): MessageDeclaration {
  return defineMessageToMany({
    ...declaration,
    read: findInvitationsToTell,
    write: (invitation, given) =>
      invitation.personId === given.readerId ? declaration.write(invitation, given) : undefined,
    event: eventOf,
  });
}

async function eventOf({
  em,
  workspace,
  subjectId,
  reader,
}: MessageContext & { readonly subjectId: string }): Promise<CalendarEvent | undefined> {
  const invitation = (await findInvitationsToTell(em, workspace.id, [subjectId])).get(subjectId);
  if (invitation === undefined || invitation.personId !== reader?.id) return undefined;
  const { id, revision, title, startsAt, endsAt, place, agenda, cancelledAt } = invitation.meeting;
  return {
    id,
    revision,
    title,
    startsAt,
    endsAt,
    place,
    about: agenda ?? undefined,
    cancelled: cancelledAt !== null,
  };
}

/** Invites one person to a meeting; shows their answer, and where the meeting has moved to. */
export const invitationMessage = toInvited({
  id: invitationId,
  harmlessTwice: true,
  urgency: 'normal',
  live: true,
  counts: true,
  reportedOn: findMeetingsOf,
  write(invitation, given) {
    // It may have waited for the end of a pause.
    return invitation.meeting.endsAt <= given.now ? undefined : invitationCard(invitation, given);
  },
});

/** Asks those who have not answered once more, when a coordinator wants it. */
export const askAgainMessage = toInvited({
  id: askAgainId,
  urgency: 'normal',
  live: false,
  counts: true,
  write(invitation, given) {
    if (!isComing(invitation, given) || invitation.reply !== null) return undefined;
    return headed(invitation, given, 'askAgain', [given.t('meetings.askAgain.text')]);
  },
});

/** The day before, to those who said yes or nothing; nobody else hears of it, nor when the meeting has moved away. */
export const reminderMessage = toInvited({
  id: 'meeting.reminder',
  urgency: 'normal',
  live: false,
  // Whoever said yes waits for it; counted, it would push the survey out of the week.
  counts: false,
  write(invitation, given) {
    const { reply, meeting } = invitation;
    if (!isComing(invitation, given) || reply === 'no' || reply === 'maybe') return undefined;
    if (given.now < reminderAt(meeting)) return undefined;
    return headed(invitation, given, 'reminder', [given.t('meetings.reminder.text')]);
  },
});

/** The time or the place is another. */
export const changedMessage = toInvited({
  id: 'meeting.changed',
  urgency: 'normal',
  live: true,
  counts: false,
  despitePause: true,
  supersedes: ['meeting.changed', askAgainId],
  write: writeChanged,
});

/** The same, with less than a day left before or after the change. */
export const changedSoonMessage = toInvited({
  id: 'meeting.changedSoon',
  urgency: 'atOnce',
  live: true,
  counts: false,
  supersedes: [...changedMessages, askAgainId],
  write: writeChanged,
});

/** The meeting does not take place. */
export const cancelledMessage = toInvited({
  id: 'meeting.cancelled',
  harmlessTwice: true,
  urgency: 'normal',
  live: false,
  counts: false,
  despitePause: true,
  write: (invitation, given) => invitationCard(invitation, given),
});

/** The same, with less than a day left. */
export const cancelledSoonMessage = toInvited({
  id: 'meeting.cancelledSoon',
  harmlessTwice: true,
  urgency: 'atOnce',
  live: false,
  counts: false,
  write: (invitation, given) => invitationCard(invitation, given),
});

/** The coordinators' card, where the answers are counted as they come. Somebody has just pressed for it. */
export const overviewMessage = defineMessage({
  id: 'meeting.overview',
  urgency: 'atOnce',
  live: true,
  counts: false,
  async write(given) {
    const { em, subjectId, reader } = given;
    if (reader?.is('coordinator') !== true) return undefined;
    const overview = await findOverview(em, subjectId, given);
    return overview && overviewCard(overview, given);
  },
});

function isComing({ meeting }: InvitationView, { now }: Addressee): boolean {
  return phaseOf(meeting, now) === 'coming';
}

function writeChanged(invitation: InvitationView, given: Addressee): Card {
  const { t } = given;
  const { reply } = invitation;
  if (!isComing(invitation, given)) return invitationCard(invitation, given);
  const check = reply === null ? [] : [t('meetings.changed.check')];
  const moved = invitation.movedFrom && whatMoved(invitation.movedFrom, invitation.meeting);
  const key = `meetings.changed.${moved ?? 'other'}` as const;
  return invitationCard(invitation, given, {
    heading: {
      title: t(`${key}.title`, { title: invitation.meeting.title }),
      lines: [t(`${key}.text`), ...check],
    },
  });
}

function headed(
  invitation: InvitationView,
  given: Addressee,
  which: 'askAgain' | 'reminder',
  lines: Heading['lines'],
): Card {
  const { title } = invitation.meeting;
  return invitationCard(invitation, given, {
    heading: { title: given.t(`meetings.${which}.title`, { title }), lines },
  });
}
