import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Meeting } from '#entities/meeting.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { post, touch } from '#src/outbox/post.ts';
import { audit } from './audit.ts';
import { askAgainMessage } from './messages.ts';
import { listRemindable } from './remindable.ts';
import { phaseOf } from './rules.ts';

const verb = 'meeting.remind';

/** Asks those who have not answered once more; at most once a day, whoever presses. `now` is in the workspace's zone. */
export async function remindUnanswered(
  em: EntityManager,
  meetingId: string,
  given: { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime },
): Promise<
  | { readonly ok: true; readonly meeting: Meeting; readonly asked: number }
  | { readonly ok: false; readonly reason: 'gone' | 'notComing' | 'today' | 'nobody' }
> {
  const { workspace, person, now } = given;
  const meeting = await em.findOne(Meeting, meetingId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (meeting === null) return { ok: false, reason: 'gone' };
  if (phaseOf(meeting, now) !== 'coming') return { ok: false, reason: 'notComing' };
  const since = now.startOf('day').toUTC();
  const today = await em.count(AuditEntry, { subjectId: meetingId, verb, createdAt: { $gte: since } });
  if (today > 0) return { ok: false, reason: 'today' };
  const silent = await listRemindable(em, meetingId, given);
  if (silent.length === 0) return { ok: false, reason: 'nobody' };
  audit(em, meeting, person, verb, now);
  await post(
    em,
    silent.map((invitation) => ({
      workspace,
      message: askAgainMessage,
      key: `${askAgainMessage.id}:${invitation.id}:${now.toFormat('yyyy-MM-dd')}`,
      subjectId: invitation.id,
      to: { person: invitation.person },
      dueAt: now,
      audience: 'representative' as const,
    })),
  );
  await touch(em, meetingId);
  return { ok: true, meeting, asked: silent.length };
}
