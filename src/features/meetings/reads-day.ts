import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Workspace } from '#entities/workspace.ts';

/** What was answered to one meeting's invitations, counted by invitation. */
export interface NewAnswers {
  readonly meetingId: string;
  readonly title: string;
  readonly yes: number;
  readonly maybe: number;
  readonly no: number;
}

/** Meetings that are not over or cancelled and were answered since, those with the newest answer first, at most `limit`. */
export async function countNewAnswers(
  em: EntityManager,
  workspace: Workspace,
  since: DateTime,
  limit: number,
): Promise<readonly NewAnswers[]> {
  return em.execute<NewAnswers[]>(
    `select m.id as "meetingId", m.title,
      count(*) filter (where i.reply = 'yes')::int as yes,
      count(*) filter (where i.reply = 'maybe')::int as maybe,
      count(*) filter (where i.reply = 'no')::int as no
    from meetings m join invitations i on i.meeting_id = m.id
    where m.workspace_id = ? and m.cancelled_at is null and m.ends_at > ? and i.replied_at >= ?
    group by m.id, m.title order by max(i.replied_at) desc, m.id limit ?`,
    [workspace.id, since.toUTC().toISO(), since.toUTC().toISO(), limit],
  );
}
