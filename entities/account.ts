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
    /** When they last looked at their own page there (Slack's App Home), and a digest of what it showed. */
    pageOpenedAt: instant().nullable(),
    pageShown: p.text().nullable(),
  },
  uniques: [{ properties: ['platform', 'tenant', 'externalId', 'workspace'] }],
  indexes: [
    { properties: ['person'] },
    {
      name: 'accounts_page_opened',
      expression:
        'create index accounts_page_opened on accounts (page_opened_at) where page_opened_at is not null',
    },
  ],
});

/** Who a person is on one platform. */
export class Account extends AccountSchema.class {}
AccountSchema.setClass(Account);
