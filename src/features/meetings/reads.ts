import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Attendance } from '#entities/attendance.ts';
import { Invitation } from '#entities/invitation.ts';
import { Meeting } from '#entities/meeting.ts';
import type { Workspace } from '#entities/workspace.ts';

/** How an invitation has been answered, counted. `comers` are people; the others are invitations. */
export interface Answers {
  readonly invited: number;
  readonly yes: number;
  readonly comers: number;
  readonly maybe: number;
  readonly no: number;
  readonly unanswered: number;
  /** How many actors those who said yes come from. */
  readonly organisations: number;
}

const nobody: Answers = {
  invited: 0,
  yes: 0,
  comers: 0,
  maybe: 0,
  no: 0,
  unanswered: 0,
  organisations: 0,
};

const counted = `count(*)::int as invited,
  count(*) filter (where i.reply = 'yes')::int as yes,
  coalesce(sum(i.comers) filter (where i.reply = 'yes'), 0)::int as comers,
  count(*) filter (where i.reply = 'maybe')::int as maybe,
  count(*) filter (where i.reply = 'no')::int as no,
  count(*) filter (where i.reply is null)::int as unanswered`;

/** A meeting with its organiser; undefined when it was undone. */
export async function findMeeting(em: EntityManager, id: string): Promise<Meeting | undefined> {
  return (await em.findOne(Meeting, id, { populate: ['organiser'] })) ?? undefined;
}

/** Meetings that are not over, soonest first: `limit` of them after the first `skipped`. */
export async function listComingMeetings(
  em: EntityManager,
  asked: { readonly now: DateTime; readonly skipped: number; readonly limit: number },
): Promise<{ readonly meetings: readonly Meeting[]; readonly more: boolean }> {
  const found = await em.find(
    Meeting,
    { endsAt: { $gt: asked.now }, cancelledAt: null },
    {
      populate: ['organiser'],
      orderBy: { startsAt: 'asc', id: 'asc' },
      offset: asked.skipped,
      limit: asked.limit + 1,
    },
  );
  return { meetings: found.slice(0, asked.limit), more: found.length > asked.limit };
}

/** Meetings that ended within the last days, newest first; of those that were not cancelled. */
export async function listHeldMeetings(
  em: EntityManager,
  asked: { readonly now: DateTime; readonly days: number; readonly limit: number },
): Promise<readonly Meeting[]> {
  const { now, days, limit } = asked;
  return em.find(
    Meeting,
    { endsAt: { $lte: now, $gt: now.minus({ days }) }, cancelledAt: null },
    { populate: ['organiser'], orderBy: { startsAt: 'desc' }, limit },
  );
}

/** The answers to several meetings, counted, by the meeting's id. */
export async function countAnswers(
  em: EntityManager,
  workspace: Workspace,
  meetingIds: readonly string[],
): Promise<(meetingId: string) => Answers> {
  const rows = await em.execute<(Answers & { meetingId: string })[]>(
    `select i.meeting_id as "meetingId", ${counted},
      count(distinct i.organisation_id) filter (where i.reply = 'yes')::int as organisations
    from invitations i
    where i.workspace_id = ? and i.meeting_id in (select value::uuid from jsonb_array_elements_text(?::jsonb))
    group by 1`,
    [workspace.id, JSON.stringify(meetingIds)],
  );
  const byMeeting = new Map(rows.map(({ meetingId, ...answers }) => [meetingId, answers]));
  return (id) => byMeeting.get(id) ?? nobody;
}

/** How one actor has answered; without a name for those invited for themselves. */
export interface OrganisationAnswers extends Omit<Answers, 'yes' | 'organisations'> {
  readonly name: string | null;
  readonly wishes: readonly string[];
}

/** The answers of each actor, those that come first: `limit` of them after the first `skipped`. */
export async function listAnswersByOrganisation(
  em: EntityManager,
  workspace: Workspace,
  asked: { readonly meetingId: string; readonly skipped: number; readonly limit: number },
): Promise<{ readonly organisations: readonly OrganisationAnswers[]; readonly more: boolean }> {
  const rows = await em.execute<OrganisationAnswers[]>(
    `select o.name, ${counted},
      coalesce(jsonb_agg(i.wishes order by i.id) filter (where i.wishes is not null and i.reply in ('yes', 'maybe')), '[]') as wishes
    from invitations i left join organisations o on o.id = i.organisation_id
    where i.workspace_id = ? and i.meeting_id = ?
    group by o.id, o.name
    order by (count(*) filter (where i.reply = 'yes') > 0) desc, (count(i.reply) > 0) desc, o.name, o.id
    offset ? limit ?`,
    [workspace.id, asked.meetingId, asked.skipped, asked.limit + 1],
  );
  return { organisations: rows.slice(0, asked.limit), more: rows.length > asked.limit };
}

/** What those who come, or may come, need; at most `limit`, and how many there are. */
export async function listWishes(
  em: EntityManager,
  meetingId: string,
  limit: number,
): Promise<{ readonly wishes: readonly { name: string; wishes: string }[]; readonly total: number }> {
  const [found, total] = await em.findAndCount(
    Invitation,
    { meeting: meetingId, wishes: { $ne: null }, reply: { $in: ['yes', 'maybe'] } },
    { populate: ['person', 'organisation'], orderBy: { repliedAt: 'desc', id: 'asc' }, limit },
  );
  const wishes = found.map((one) => ({
    name: one.organisation?.getEntity().name ?? one.person.getEntity().name,
    wishes: one.wishes ?? '',
  }));
  return { wishes, total };
}

/** An invitation with whom, for what and to which meeting; undefined when it is not there. */
export async function findInvitation(em: EntityManager, id: string): Promise<Invitation | undefined> {
  const populate = ['meeting', 'meeting.organiser', 'organisation', 'person'] as const;
  return (await em.findOne(Invitation, id, { populate })) ?? undefined;
}

/** What somebody is invited to that is not over yet, soonest first. */
export async function listOwnInvitations(
  em: EntityManager,
  personId: string,
  asked: { readonly now: DateTime; readonly limit: number },
): Promise<readonly Invitation[]> {
  return em.find(
    Invitation,
    { person: personId, meeting: { endsAt: { $gt: asked.now }, cancelledAt: null } },
    {
      populate: ['meeting', 'meeting.organiser', 'organisation', 'person'],
      orderBy: { meeting: { startsAt: 'asc' }, id: 'asc' },
      limit: asked.limit,
    },
  );
}

/** How many people come with everybody else's yes. */
export async function countSeatsTaken(
  em: EntityManager,
  workspace: Workspace,
  asked: { readonly meetingId: string; readonly exceptInvitation: string },
): Promise<number> {
  const [row] = await em.execute<{ taken: number }[]>(
    `select coalesce(sum(comers), 0)::int as taken from invitations
    where workspace_id = ? and meeting_id = ? and reply = 'yes' and id <> ?`,
    [workspace.id, asked.meetingId, asked.exceptInvitation],
  );
  return row?.taken ?? 0;
}

/** The ids of all invitations to a meeting; thousands, read anew for its card every few seconds while they go out. */
export async function listInvitationIds(
  em: EntityManager,
  workspace: Workspace,
  meetingId: string,
): Promise<readonly string[]> {
  const [row] = await em.execute<{ ids: string[] }[]>(
    `select coalesce(array_agg(id), '{}') as ids from invitations where workspace_id = ? and meeting_id = ?`,
    [workspace.id, meetingId],
  );
  return row?.ids ?? [];
}

/** Somebody who took part, and for whom. */
export interface Participant {
  readonly personId: string;
  readonly organisationId: string | undefined;
}

/** Whom to ask afterwards: those who came; where nobody noted attendance, those who had said yes. Nobody when it was cancelled. */
export async function listForSurvey(em: EntityManager, meetingId: string): Promise<readonly Participant[]> {
  const meeting = await em.findOne(Meeting, meetingId);
  if (meeting === null || meeting.cancelledAt) return [];
  const noted = await em.find(
    Attendance,
    { meeting: meetingId },
    { populate: ['invitation'], orderBy: { id: 'asc' } },
  );
  const invitations =
    noted.length > 0
      ? noted.filter(({ came }) => came).map(({ invitation }) => invitation.getEntity())
      : await em.find(Invitation, { meeting: meetingId, reply: 'yes' }, { orderBy: { id: 'asc' } });
  return invitations.map(({ person, organisation }) => ({
    personId: person.id,
    organisationId: organisation?.id,
  }));
}

/** One who said yes, or of whom it was noted whether they came. */
export interface Expected {
  readonly invitationId: string;
  readonly name: string;
  readonly organisation: string | undefined;
  /** How many came, or were to come. */
  readonly comers: number;
  /** Undefined until somebody noted it. */
  readonly came: boolean | undefined;
}

/** Those who said yes and those who came all the same, by name: `limit` of them after the first `skipped`. */
export async function listExpected(
  em: EntityManager,
  workspace: Workspace,
  asked: { readonly meetingId: string; readonly skipped: number; readonly limit: number },
): Promise<{ readonly expected: readonly Expected[]; readonly more: boolean; readonly noted: number }> {
  const rows = await em.execute<
    (Omit<Expected, 'organisation' | 'came'> & { organisation: string | null; came: boolean | null })[]
  >(
    `select i.id as "invitationId", p.name, o.name as organisation, coalesce(a.comers, i.comers) as comers, a.came
    from invitations i join people p on p.id = i.person_id
      left join organisations o on o.id = i.organisation_id
      left join attendances a on a.invitation_id = i.id
    where i.workspace_id = ? and i.meeting_id = ? and (i.reply = 'yes' or a.id is not null)
    order by p.name, i.id offset ? limit ?`,
    [workspace.id, asked.meetingId, asked.skipped, asked.limit + 1],
  );
  const expected = rows.slice(0, asked.limit).map(({ organisation, came, ...row }) => ({
    ...row,
    organisation: organisation ?? undefined,
    came: came ?? undefined,
  }));
  const noted = await countCame(em, workspace, asked.meetingId);
  return { expected, more: rows.length > asked.limit, noted: noted ?? 0 };
}

/** How many people came; undefined when nobody has noted it. */
export async function countCame(
  em: EntityManager,
  workspace: Workspace,
  meetingId: string,
): Promise<number | undefined> {
  const [row] = await em.execute<{ noted: number; came: number }[]>(
    `select count(*)::int as noted, coalesce(sum(comers) filter (where came), 0)::int as came
    from attendances where workspace_id = ? and meeting_id = ?`,
    [workspace.id, meetingId],
  );
  return row === undefined || row.noted === 0 ? undefined : row.came;
}

/** How many invitations somebody came with who had not answered. */
export async function countCameSilently(em: EntityManager, meetingId: string): Promise<number> {
  return em.count(Attendance, { meeting: meetingId, came: true, invitation: { reply: null } });
}

/**
 * Coming meetings of which an invitation has been sent, or given up, since a card that counts them was edited last.
 * Sees every workspace; the rows say which.
 */
export async function listMeetingsToRecount(
  em: EntityManager,
  now: DateTime,
): Promise<readonly { readonly meetingId: string; readonly workspaceId: string }[]> {
  return em.execute(
    `select distinct m.subject_id as "meetingId", m.workspace_id as "workspaceId"
    from messages m join meetings t on t.id = m.subject_id
    where t.starts_at > ? and t.cancelled_at is null and exists (
      select 1 from invitations i join deliveries d on d.subject_id = i.id
      where i.meeting_id = t.id and d.message = 'meeting.invitation'
        and case d.status when 'sent' then d.sent_at when 'failed' then d.due_at end
          > m.next_edit_at - interval '3 seconds')`,
    [now.toUTC().toISO()],
  );
}
