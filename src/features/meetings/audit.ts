import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import type { Meeting } from '#entities/meeting.ts';
import type { Person } from '#entities/person.ts';

/** Writes down who did what to a meeting. */
export function audit(em: EntityManager, meeting: Meeting, by: Person, verb: string, now: DateTime): void {
  em.create(AuditEntry, {
    workspace: meeting.workspace,
    person: by,
    verb,
    subjectId: meeting.id,
    createdAt: now.toUTC(),
  });
}
