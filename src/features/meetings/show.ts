import type { Meeting } from '#entities/meeting.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { attendanceCard } from './attendance-card.ts';
import { meetingsCard, refusedCard } from './cards.ts';
import { isFollowing } from './follow.ts';
import { ownInvitationsCard } from './invitation-card.ts';
import { answersCard, findOverview, overviewCard } from './overview.ts';
import {
  countAnswers,
  findMeeting,
  listAnswersByOrganisation,
  listComingMeetings,
  listExpected,
  listHeldMeetings,
  listOwnInvitations,
} from './reads.ts';
import { phaseOf } from './rules.ts';

const meetingsAPage = 8;
const answersAPage = 10;
const expectedAPage = 8;
const heldDays = 14;
const mostHeld = 5;
const mostOwn = 10;

/** Coming meetings for a coordinator, a page of them; on the first also those just held. */
export async function showMeetings(given: Context, skipped = 0): Promise<Card> {
  const { em, workspace, now } = given;
  const page = await listComingMeetings(em, { now, skipped, limit: meetingsAPage });
  const held = skipped > 0 ? [] : await listHeldMeetings(em, { now, days: heldDays, limit: mostHeld });
  const ids = page.meetings.map(({ id }) => id);
  const answersOf = await countAnswers(em, workspace, ids);
  return meetingsCard({ ...page, held, answersOf, skipped, size: meetingsAPage }, given);
}

/** The sender's own invitations. */
export async function showOwnInvitations(given: Context): Promise<Card> {
  const { em, person, now } = given;
  return ownInvitationsCard(await listOwnInvitations(em, person.id, { now, limit: mostOwn }), given);
}

/** The coordinators' card of a meeting, with what is told first. */
export async function showOverview(given: Context, meetingId: string, first?: string): Promise<Card> {
  const overview = await findOverview(given.em, meetingId, given);
  if (overview === undefined) return refusedCard('gone', given.t);
  return overviewCard(overview, given, { first, followable: !(await isFollowing(given, meetingId)) });
}

/** The answers of each actor, a page of them. */
export async function showAnswers(
  given: Context,
  { meeting: meetingId, skipped }: { readonly meeting: string; readonly skipped: number },
): Promise<Card> {
  const { em, workspace, t } = given;
  const meeting = await findMeeting(em, meetingId);
  if (meeting === undefined) return refusedCard('gone', t);
  const page = await listAnswersByOrganisation(em, workspace, { meetingId, skipped, limit: answersAPage });
  return answersCard(meeting, { ...page, skipped, size: answersAPage }, given);
}

/** Who came, a page of them; not before the meeting has begun. */
export async function showAttendance(
  given: Context,
  { meeting: meetingId, skipped }: { readonly meeting: string; readonly skipped: number },
): Promise<Card> {
  const { em, workspace, t, now } = given;
  const meeting: Meeting | undefined = await findMeeting(em, meetingId);
  if (meeting === undefined) return refusedCard('gone', t);
  const phase = phaseOf(meeting, now);
  if (phase !== 'begun') return refusedCard(phase, t, meeting);
  const page = await listExpected(em, workspace, { meetingId, skipped, limit: expectedAPage });
  return attendanceCard(meeting, { ...page, skipped, size: expectedAPage }, given);
}
