import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';

const GateSchema = defineEntity({
  name: 'Gate',
  tableName: 'gates',
  properties: {
    platform: p.text().primary(),
    tenant: p.text().primary(),
    /** The conversation, or an empty string for the whole tenant. */
    conversation: p.text().primary(),
    closedUntil: instant(),
  },
});

/** A wait that a platform has asked for, for a tenant or one conversation. Belongs to the platform, not to a workspace. */
export class Gate extends GateSchema.class {}
GateSchema.setClass(Gate);
