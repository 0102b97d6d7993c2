import { defineEntity, p } from '@mikro-orm/core';
import { Contact } from './contact.ts';
import { categories } from './need.ts';
import { Organisation } from './organisation.ts';
import { row } from './row.ts';

const OfferSchema = defineEntity({
  name: 'Offer',
  tableName: 'offers',
  properties: {
    ...row,
    organisation: () => p.manyToOne(Organisation).ref(),
    /** The contact in which it was told. */
    contact: () => p.manyToOne(Contact).ref().nullable().deleteRule('cascade'),
    category: p.enum(categories),
    revision: p.integer().version(),
  },
  indexes: [
    {
      name: 'offers_category',
      expression: 'create index offers_category on offers (workspace_id, category, organisation_id)',
    },
    { name: 'offers_contact', expression: 'create index offers_contact on offers (contact_id)' },
    {
      name: 'offers_organisation',
      expression: 'create index offers_organisation on offers (organisation_id)',
    },
  ],
});

/** What an organisation can give (erbjudande). */
export class Offer extends OfferSchema.class {}
OfferSchema.setClass(Offer);
