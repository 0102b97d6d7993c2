import { defineEntity, p } from '@mikro-orm/core';
import type { Platform } from '#src/conversation/incoming.ts';
import { row } from './row.ts';

const ConversationSchema = defineEntity({
  name: 'Conversation',
  tableName: 'conversations',
  properties: {
    ...row,
    platform: p.enum(['slack', 'teams', 'browser'] as const).$type<Platform>(),
    tenant: p.text(),
    kind: p.enum(['direct', 'group', 'channel'] as const),
    /** The platform's own id of it. */
    reference: p.text(),
    name: p.text().nullable(),
  },
  uniques: [{ properties: ['workspace', 'platform', 'tenant', 'reference'] }],
});

/** A channel, a group chat or a direct conversation that Bryggan has seen. */
export class Conversation extends ConversationSchema.class {}
ConversationSchema.setClass(Conversation);
