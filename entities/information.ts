import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

const InformationSchema = defineEntity({
  name: 'Information',
  tableName: 'information_messages',
  properties: {
    ...row,
    title: p.text(),
    text: p.text(),
    /** Where one can read more: an http or https address. */
    url: p.text().nullable(),
    /** Who sends it, and sees what became of it. */
    coordinator: () => p.manyToOne(Person).ref(),
    /** When it began to go out; null while it can be changed. */
    sentAt: instant().nullable(),
    /** When somebody stopped what had not gone out. */
    stoppedAt: instant().nullable(),
    revision: p.integer().version(),
  },
  indexes: [{ properties: ['coordinator'] }],
});

/** Something that many need to know, and that asks for no answer (utskick). */
export class Information extends InformationSchema.class {}
InformationSchema.setClass(Information);
