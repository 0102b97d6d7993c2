import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Workspace } from '#entities/workspace.ts';

/** How many people have begun to answer each survey since, the newest answer first, at most `limit` surveys. */
export async function countNewlyAnswered(
  em: EntityManager,
  workspace: Workspace,
  since: DateTime,
  limit: number,
): Promise<readonly { readonly surveyId: string; readonly title: string; readonly count: number }[]> {
  return em.execute(
    `select s.id as "surveyId", s.title, count(*)::int as count
    from surveys s join survey_requests r on r.survey_id = s.id
    where s.workspace_id = ? and (s.closed_at is null or s.closed_at >= ?) and r.answered_at >= ?
    group by s.id, s.title order by max(r.answered_at) desc, s.id limit ?`,
    [workspace.id, since.toUTC().toISO(), since.toUTC().toISO(), limit],
  );
}
