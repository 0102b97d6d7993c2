import type { EntityManager } from '@mikro-orm/postgresql';
import { DateTime } from 'luxon';
import { runStatement, type Statement } from '#src/persistence/statement.ts';
import type { InvitationView, MeetingPlace, MeetingView } from './invitation-view.ts';

// The meeting stands in the first row about it only: thousands are invited to one.
const toldStatement: Statement = {
  name: 'meeting-invitations-told',
  text: `
  select i.id, i.person_id as "personId", i.reply, i.comers, i.wishes, o.name as organisation,
    i.meeting_id as "meetingId",
    case when i.moved_from_place is null then null else jsonb_build_object('place', i.moved_from_place,
      'startsAtMs', extract(epoch from i.moved_from_start) * 1000,
      'endsAtMs', extract(epoch from i.moved_from_end) * 1000) end as "movedFrom",
    case when row_number() over (partition by i.meeting_id) = 1 then jsonb_build_object(
      'id', m.id, 'revision', m.revision, 'title', m.title, 'zone', m.zone, 'place', m.place, 'agenda', m.agenda,
      'cancelReason', m.cancel_reason, 'organiser', p.name,
      'startsAtMs', extract(epoch from m.starts_at) * 1000, 'endsAtMs', extract(epoch from m.ends_at) * 1000,
      'cancelledAtMs', extract(epoch from m.cancelled_at) * 1000) end as meeting
  from invitations i join meetings m on m.id = i.meeting_id join people p on p.id = m.organiser_id
    left join organisations o on o.id = i.organisation_id
  where i.id = any($1::uuid[]) and i.workspace_id = $2`,
};

const meetingsStatement: Statement = {
  name: 'meeting-meetings-of',
  text: `
  select distinct meeting_id as id from invitations where id = any($1::uuid[]) and workspace_id = $2`,
};

/** The ids of the meetings that these invitations are to. */
export async function findMeetingsOf(
  em: EntityManager,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await runStatement<{ id: string }>(em, meetingsStatement, [ids, workspaceId]);
  return rows.map(({ id }) => id);
}

/** Instants as milliseconds of the epoch. */
type MeetingRow = Omit<MeetingView, 'startsAt' | 'endsAt' | 'cancelledAt'> & {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly cancelledAtMs: number | null;
};

type MovedRow = { readonly place: string; readonly startsAtMs: number; readonly endsAtMs: number };

type InvitationRow = Omit<InvitationView, 'organisation' | 'movedFrom' | 'meeting'> & {
  readonly organisation: string | null;
  readonly movedFrom: MovedRow | null;
  readonly meetingId: string;
  readonly meeting: MeetingRow | null;
};

/**
 * Invitations as they are about to be told of, by their ids; those that are gone are missing. One prepared statement
 * for many, and no entities, since one meeting is told to thousands.
 */
export async function findInvitationsToTell(
  em: EntityManager,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InvitationView>> {
  const rows = await runStatement<InvitationRow>(em, toldStatement, [ids, workspaceId]);
  const meetings = new Map(
    rows.flatMap(({ meeting }): [string, MeetingView][] =>
      meeting === null ? [] : [[meeting.id, meetingOf(meeting)]],
    ),
  );
  const told = new Map<string, InvitationView>();
  for (const { organisation, movedFrom, meetingId, ...row } of rows) {
    const meeting = meetings.get(meetingId);
    if (meeting === undefined) continue;
    told.set(row.id, {
      ...row,
      organisation: organisation ?? undefined,
      movedFrom: movedFrom === null ? undefined : movedFromOf(movedFrom),
      meeting,
    });
  }
  return told;
}

function movedFromOf({ place, startsAtMs, endsAtMs }: MovedRow): MeetingPlace {
  return { place, startsAt: instantOf(startsAtMs), endsAt: instantOf(endsAtMs) };
}

function meetingOf({ startsAtMs, endsAtMs, cancelledAtMs, ...row }: MeetingRow): MeetingView {
  return {
    ...row,
    startsAt: instantOf(startsAtMs),
    endsAt: instantOf(endsAtMs),
    cancelledAt: cancelledAtMs === null ? null : instantOf(cancelledAtMs),
  };
}

function instantOf(epochMs: number): DateTime {
  return DateTime.fromMillis(epochMs, { zone: 'utc' });
}
