import { defineEntity, p } from '@mikro-orm/core';
import { DateTime } from 'luxon';
import type { Language } from '#src/conversation/answer.ts';
import { instant } from './instant.ts';
import { row } from './row.ts';

/** What somebody may be in a workspace. A person may be both administrator and coordinator. */
export const roles = ['administrator', 'coordinator', 'representative'] as const;
/** One of them. */
export type Role = (typeof roles)[number];

/** The end of a pause that has none, until the person wants messages again. */
export const pausedForGood: DateTime = DateTime.fromISO('9999-12-31T00:00:00Z', { zone: 'utc' });

const PersonSchema = defineEntity({
  name: 'Person',
  tableName: 'people',
  properties: {
    ...row,
    name: p.text(),
    /** Folded, for search. */
    searchName: p.text(),
    email: p.text().nullable(),
    /** The language chosen; the workspace's until then. No check in the table: one more language is a file, not a migration. */
    language: p.text().$type<Language>().nullable(),
    roles: p.array().$type<Role[]>(),
    /** When they were told who keeps what about them. */
    welcomedAt: instant().nullable(),
    /** Until then only what cannot wait is sent to them; null when they have not asked for a pause. */
    pausedUntil: instant().nullable(),
    /** A digest of the code with which they say on another platform who they are, and until when it may be used. */
    joinCode: p.text().nullable(),
    joinCodeUntil: instant().nullable(),
    /** The newest absence, which a pause with an end is: its first day, and the day they were back. */
    absentFrom: p.date().nullable(),
    absentTo: p.date().nullable(),
    revision: p.integer().version(),
  },
  indexes: [
    {
      // Whoever may not do something is told whom to ask.
      name: 'people_administrators',
      expression:
        "create index people_administrators on people (workspace_id) where roles @> '{administrator}'",
    },
    {
      // Coordinators are few among all who are reached.
      name: 'people_coordinators',
      expression: "create index people_coordinators on people (workspace_id) where roles @> '{coordinator}'",
    },
    {
      name: 'people_email',
      expression: 'create index people_email on people (workspace_id, email) where email is not null',
    },
    {
      name: 'people_join_code',
      expression: 'create unique index people_join_code on people (join_code) where join_code is not null',
    },
    {
      name: 'people_search_name_trigram',
      expression: 'create index people_search_name_trigram on people using gin (search_name gin_trgm_ops)',
    },
  ],
});

/** Somebody in a workspace, on whichever platforms they use. */
export class Person extends PersonSchema.class {
  is(role: Role): boolean {
    return this.roles.includes(role);
  }

  /** When the pause they have asked for ends; undefined when there is none now. */
  pauseEnd(now: DateTime): DateTime | undefined {
    return this.pausedUntil && this.pausedUntil > now ? this.pausedUntil : undefined;
  }

  /** Whether they want no messages at all, until they say otherwise. */
  isPausedForGood(): boolean {
    return this.pausedUntil?.equals(pausedForGood) === true;
  }
}
PersonSchema.setClass(Person);
