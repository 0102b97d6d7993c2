import { defineEntity, p } from '@mikro-orm/core';
import { Contact } from './contact.ts';
import { instant } from './instant.ts';
import { Organisation } from './organisation.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

const NextStepSchema = defineEntity({
  name: 'NextStep',
  tableName: 'next_steps',
  properties: {
    ...row,
    organisation: () => p.manyToOne(Organisation).ref(),
    /** The contact in which it was told; it goes when that is undone. */
    contact: () => p.manyToOne(Contact).ref().nullable().deleteRule('cascade'),
    /** Who is reminded on the day. */
    coordinator: () => p.manyToOne(Person).ref(),
    /** What was said when it was told. Shown to coordinators only; a public record all the same. */
    what: p.text(),
    dueOn: p.date(),
    doneAt: instant().nullable(),
    /** When the coordinator was reminded; null again once it is moved to another day. */
    remindedAt: instant().nullable(),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['organisation'] },
    { properties: ['coordinator'] },
    {
      name: 'next_steps_contact',
      expression: 'create index next_steps_contact on next_steps (contact_id) where contact_id is not null',
    },
    {
      // Every minute, in every workspace: whose day is it?
      name: 'next_steps_due',
      expression:
        'create index next_steps_due on next_steps (due_on) where done_at is null and reminded_at is null',
    },
  ],
});

/** What follows (nästa steg), and by which day. */
export class NextStep extends NextStepSchema.class {}
NextStepSchema.setClass(NextStep);
