import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Workspace } from '#entities/workspace.ts';
import { askAgainId, invitationId } from './message-ids.ts';

/** An invitation that has arrived and is not answered, and whose it is. */
export interface Remindable {
  readonly id: string;
  readonly person: string;
}

/**
 * Who may be asked once more: nobody is reminded of an invitation that still waits, or never came, nor twice in a day.
 * `now` is in the workspace's zone.
 */
export async function listRemindable(
  em: EntityManager,
  meetingId: string,
  { workspace, now }: { readonly workspace: Workspace; readonly now: DateTime },
): Promise<readonly Remindable[]> {
  return em.execute<Remindable[]>(
    `select i.id, i.person_id as person from invitations i
    where i.workspace_id = ? and i.meeting_id = ? and i.reply is null and not exists (
      select 1 from deliveries d
      where d.workspace_id = i.workspace_id and d.subject_id = i.id
        and (d.message = ? and d.status <> 'sent' or d.message = ? and d.wanted_at >= ?))
    order by i.id`,
    [workspace.id, meetingId, invitationId, askAgainId, now.startOf('day').toUTC().toISO()],
  );
}
