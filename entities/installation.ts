import { randomUUIDv7 } from 'node:crypto';
import { defineEntity, p } from '@mikro-orm/core';
import { DateTime } from 'luxon';
import type { Platform } from '#src/conversation/incoming.ts';
import { instant } from './instant.ts';

const InstallationSchema = defineEntity({
  name: 'Installation',
  tableName: 'installations',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => randomUUIDv7()),
    createdAt: instant().onCreate(() => DateTime.utc()),
    platform: p.enum(['slack', 'teams', 'browser'] as const).$type<Platform>(),
    /** The Slack team or Teams tenant. */
    tenant: p.text(),
    name: p.text(),
  },
  uniques: [{ properties: ['platform', 'tenant'] }],
});

/** A Slack team or Teams tenant that Bryggan is installed in. One may be home to many workspaces. */
export class Installation extends InstallationSchema.class {}
InstallationSchema.setClass(Installation);
