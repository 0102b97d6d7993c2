import { defineEntity, p } from '@mikro-orm/core';
import { Organisation } from './organisation.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

const RepresentativeSchema = defineEntity({
  name: 'Representative',
  tableName: 'representatives',
  properties: {
    ...row,
    person: () => p.manyToOne(Person).ref(),
    organisation: () => p.manyToOne(Organisation).ref(),
  },
  uniques: [{ properties: ['person', 'organisation'] }],
  indexes: [{ properties: ['organisation'] }],
});

/** That a person speaks for an organisation. */
export class Representative extends RepresentativeSchema.class {}
RepresentativeSchema.setClass(Representative);
