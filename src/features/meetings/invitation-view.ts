import type { DateTime } from 'luxon';
import type { Invitation, ReplyToInvitation } from '#entities/invitation.ts';
import type { Meeting } from '#entities/meeting.ts';

/** When and where a meeting is. */
export interface MeetingPlace {
  readonly startsAt: DateTime;
  readonly endsAt: DateTime;
  readonly place: string;
}

/** A meeting as those invited to it see it. */
export interface MeetingView extends MeetingPlace {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  /** IANA. */
  readonly zone: string;
  readonly agenda: string | null;
  readonly cancelledAt: DateTime | null;
  readonly cancelReason: string | null;
  /** The name of who convenes it. */
  readonly organiser: string;
}

/** An invitation as the invited person sees it. */
export interface InvitationView {
  readonly id: string;
  readonly personId: string;
  /** The name of the one they come for; undefined for somebody who is invited for themselves. */
  readonly organisation: string | undefined;
  readonly reply: ReplyToInvitation | null;
  readonly comers: number;
  readonly wishes: string | null;
  /** When and where it was when they last heard of it; undefined where it has not moved since. */
  readonly movedFrom: MeetingPlace | undefined;
  readonly meeting: MeetingView;
}

/** An invitation that was found with its meeting, who convenes that, and its actor. */
export function viewOf(invitation: Invitation): InvitationView {
  const { id, person, organisation, reply, comers, wishes } = invitation;
  return {
    id,
    personId: person.id,
    organisation: organisation?.getEntity().name,
    reply: reply ?? null,
    comers,
    wishes: wishes ?? null,
    movedFrom: movedFromOf(invitation),
    meeting: meetingViewOf(invitation.meeting.getEntity()),
  };
}

/** When and where the meeting was when the invited person last heard of it; undefined where it has not moved since. */
export function movedFromOf({
  movedFromStart,
  movedFromEnd,
  movedFromPlace,
}: Pick<Invitation, 'movedFromStart' | 'movedFromEnd' | 'movedFromPlace'>): MeetingPlace | undefined {
  return movedFromStart && movedFromEnd && typeof movedFromPlace === 'string'
    ? { startsAt: movedFromStart, endsAt: movedFromEnd, place: movedFromPlace }
    : undefined;
}

function meetingViewOf(meeting: Meeting): MeetingView {
  const { id, revision, title, startsAt, endsAt, zone, place } = meeting;
  return {
    id,
    revision,
    title,
    startsAt,
    endsAt,
    zone,
    place,
    agenda: meeting.agenda ?? null,
    cancelledAt: meeting.cancelledAt ?? null,
    cancelReason: meeting.cancelReason ?? null,
    organiser: meeting.organiser.getEntity().name,
  };
}
