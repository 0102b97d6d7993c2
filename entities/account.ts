import { defineEntity, p } from '@mikro-orm/core';
import type { Platform } from '#src/conversation/incoming.ts';
import { instant } from './instant.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

const AccountSchema = defineEntity({
  name: 'Account',
  tableName: 'accounts',
  properties: {
    ...row,
    person: () => p.manyToOne(Person).ref(),
    platform: p.enum(['slack', 'teams', 'browser'] as const).$type<Platform>(),
    tenant: p.text(),
    externalId: p.text(),
    /** When this workspace was last chosen by somebody who belongs to several. */
    chosenAt: instant().nullable(),
  },
  uniques: [{ properties: ['platform', 'tenant', 'externalId', 'workspace'] }],
  indexes: [{ properties: ['person'] }],
});

/** Who a person is on one platform. */
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);
