import { defineEntity, p } from '@mikro-orm/core';
import { Contact } from './contact.ts';
import { instant } from './instant.ts';
import { Organisation } from './organisation.ts';
import { row } from './row.ts';

/** What a need or an offer can be about. */
export const categories = [
  'premises',
  'board-knowledge',
  'funding',
  'volunteers',
  'visibility',
  'contacts',
  'equipment',
  'skills',
  'culture',
  'other',
] as const;
/** One of them. */
export type Category = (typeof categories)[number];

/** How pressing a need is. They sort as they are written: the most pressing last. */
export const needUrgencies = ['low', 'normal', 'urgent'] as const;
/** One of them. */
export type NeedUrgency = (typeof needUrgencies)[number];

const NeedSchema = defineEntity({
  name: 'Need',
  tableName: 'needs',
  properties: {
    ...row,
    organisation: () => p.manyToOne(Organisation).ref(),
    /** The contact in which it was told. */
    contact: () => p.manyToOne(Contact).ref().nullable().deleteRule('cascade'),
    category: p.enum(categories),
    openedOn: p.date(),
    urgency: p.enum(needUrgencies).default('normal'),
    /** When it was met, or was a need no longer. */
    metAt: instant().nullable(),
    /** It was not met: it is needed no longer. */
    notNeeded: p.boolean().default(false),
    /** The contact in which it was told that it is met, or a need no longer. */
    metInContact: () => p.manyToOne(Contact).ref().nullable().deleteRule('set null'),
    revision: p.integer().version(),
  },
  indexes: [
    {
      name: 'needs_open',
      expression:
        'create index needs_open on needs (workspace_id, urgency desc, opened_on, id) where met_at is null',
    },
    {
      name: 'needs_open_category',
      expression:
        'create index needs_open_category on needs (workspace_id, category, organisation_id) where met_at is null',
    },
    { name: 'needs_contact', expression: 'create index needs_contact on needs (contact_id)' },
    {
      name: 'needs_met_in_contact',
      expression:
        'create index needs_met_in_contact on needs (met_in_contact_id) where met_in_contact_id is not null',
    },
    { name: 'needs_organisation', expression: 'create index needs_organisation on needs (organisation_id)' },
  ],
});

/** What an organisation lacks (behov), open until met. */
export class Need extends NeedSchema.class {}
NeedSchema.setClass(Need);
