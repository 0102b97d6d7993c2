import { defineEntity, p } from '@mikro-orm/core';
import { Organisation } from './organisation.ts';
import { Person } from './person.ts';
import { row } from './row.ts';
import { words } from './words.ts';

/** How a contact was made. */
export const ways = ['visit', 'phone', 'mail', 'chat', 'meeting'] as const;
/** One of them. */
export type Way = (typeof ways)[number];

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contacts',
  properties: {
    ...row,
    organisation: () => p.manyToOne(Organisation).ref(),
    coordinator: () => p.manyToOne(Person).ref(),
    happenedOn: p.date(),
    way: p.enum(ways).nullable(),
    /** What was said, as the coordinator wrote it. Shown to coordinators only; a public record all the same. */
    note: p.text(),
    words: words('note'),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['coordinator'] },
    {
      // Without its pending list, which one writer in thousands would have to empty for all.
      name: 'contacts_words',
      expression: 'create index contacts_words on contacts using gin (words) with (fastupdate = off)',
    },
    {
      name: 'contacts_happened_on',
      expression: 'create index contacts_happened_on on contacts (workspace_id, happened_on)',
    },
    {
      name: 'contacts_organisation',
      expression: 'create index contacts_organisation on contacts (organisation_id, happened_on)',
    },
  ],
});

/** One logged occasion with an organisation (kontakttillfälle). */
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);
