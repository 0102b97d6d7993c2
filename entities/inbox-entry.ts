import { defineEntity, p } from '@mikro-orm/core';
import { DateTime } from 'luxon';
import type { Answer } from '#src/conversation/answer.ts';
import type { Incoming } from '#src/conversation/incoming.ts';
import { instant } from './instant.ts';

const InboxEntrySchema = defineEntity({
  name: 'InboxEntry',
  tableName: 'inbox_entries',
  properties: {
    /** The platform's name and its own id of the thing: `slack:Ev123`. */
    key: p.text().primary(),
    createdAt: instant().onCreate(() => DateTime.utc()),
    /** What came in; erased once handled. */
    payload: p.json().$type<Incoming>().nullable(),
    /** What was answered, for a duplicate. */
    answer: p.json().$type<Answer>().nullable(),
    handledAt: instant().nullable(),
    /** Where to show the answer of what was kept before it was acknowledged, while nobody knows that it was shown. */
    unshown: p.json().$type<Incoming>().nullable(),
    leaseUntil: instant().nullable(),
    /** How often the sweep has taken it up. */
    attempts: p.integer().onCreate(() => 0),
  },
  indexes: [
    {
      name: 'inbox_entries_unhandled',
      expression:
        'create index inbox_entries_unhandled on inbox_entries (created_at) where handled_at is null',
    },
    {
      name: 'inbox_entries_unshown',
      expression:
        'create index inbox_entries_unshown on inbox_entries (handled_at) where unshown is not null',
    },
    {
      name: 'inbox_entries_handled',
      expression:
        'create index inbox_entries_handled on inbox_entries (handled_at) where handled_at is not null',
    },
  ],
});

/** One thing that came in, so that it is handled once. Kept before its workspace is known. */
export class InboxEntry extends InboxEntrySchema.class {}
InboxEntrySchema.setClass(InboxEntry);
