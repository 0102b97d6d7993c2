import { defineEntity, p } from '@mikro-orm/core';
import { DateTime } from 'luxon';
import type { Language } from '#src/conversation/answer.ts';
import { instant } from './instant.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

const BrowserMessageSchema = defineEntity({
  name: 'BrowserMessage',
  tableName: 'browser_messages',
  properties: {
    ...row,
    /** `direct:<external id>` or `channel:<name>`: the chat page's own id of the conversation. */
    conversation: p.text(),
    /** What it came from, such as `delivery:<id>`: once each. */
    source: p.text(),
    /** Whoever wrote it; null for Bryggan. */
    author: () => p.manyToOne(Person).ref().nullable(),
    /** The only one who sees it; null for everybody in the conversation. Goes with them, lest everybody see it. */
    viewer: () => p.manyToOne(Person).ref().nullable().deleteRule('cascade'),
    /** A text, a card or a form as data; null when it was taken away. */
    content: p.json().nullable(),
    language: p.text().$type<Language>(),
    changedAt: instant()
      .onCreate(() => DateTime.utc())
      .onUpdate(() => DateTime.utc()),
    revision: p.integer().version(),
  },
  uniques: [{ properties: ['workspace', 'source'] }],
  indexes: [
    { properties: ['author'] },
    { properties: ['viewer'] },
    {
      name: 'browser_messages_conversation',
      expression: 'create index browser_messages_conversation on browser_messages (conversation, id)',
    },
    {
      name: 'browser_messages_changed_at',
      expression: 'create index browser_messages_changed_at on browser_messages (changed_at)',
    },
  ],
});

/** A message on the chat page: what Slack's or Teams' servers would keep for theirs. */
export class BrowserMessage extends BrowserMessageSchema.class {}
BrowserMessageSchema.setClass(BrowserMessage);
