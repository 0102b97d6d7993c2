import { defineEntity, p } from '@mikro-orm/core';
import type { Form } from '#src/conversation/elements/form.ts';
import type { MessageReference } from '#src/conversation/incoming.ts';
import { instant } from './instant.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

const DraftSchema = defineEntity({
  name: 'Draft',
  tableName: 'drafts',
  properties: {
    ...row,
    person: () => p.manyToOne(Person).ref(),
    /** The form with what was typed so far: a `Form` as JSON. */
    form: p.json().$type<Form>(),
    /** The message that the form was opened from, if any. */
    origin: p.json().$type<MessageReference>().nullable(),
    expiresAt: instant(),
  },
  indexes: [
    { properties: ['person'] },
    { name: 'drafts_expires_at', expression: 'create index drafts_expires_at on drafts (expires_at)' },
  ],
});

/** An unfinished form; nothing typed is lost for seven days. */
export class Draft extends DraftSchema.class {}
DraftSchema.setClass(Draft);
