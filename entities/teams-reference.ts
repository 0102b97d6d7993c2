import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';

const TeamsReferenceSchema = defineEntity({
  name: 'TeamsReference',
  tableName: 'teams_references',
  properties: {
    tenant: p.text().primary(),
    /** The platform's id of a person or a conversation; empty for the tenant itself. */
    external: p.text().primary(),
    /** The region's service that Teams is reached through; it may change, so the newest is kept. */
    serviceUrl: p.text(),
    /** The bot's own id there. */
    bot: p.text(),
    /** Of a person: Teams' own id of them, which is another than the directory's. */
    userId: p.text().nullable(),
    /** Of a person: their own chat with the bot, once it is open. */
    conversation: p.text().nullable(),
    seenAt: instant(),
  },
});

/** How Teams is told where a message goes. What a person or a channel is called there says nothing of whom to ask. */
export class TeamsReference extends TeamsReferenceSchema.class {}
TeamsReferenceSchema.setClass(TeamsReference);
