import { defineEntity, p } from '@mikro-orm/core';
import { Person } from './person.ts';
import { row } from './row.ts';

const MailSchema = defineEntity({
  name: 'Mail',
  tableName: 'mails',
  properties: {
    ...row,
    person: () => p.manyToOne(Person).ref().deleteRule('cascade'),
    /** The delivery that it came from: once each. */
    deliveryId: p.uuid().unique(),
    address: p.text(),
    subject: p.text(),
    html: p.text(),
    text: p.text(),
  },
  indexes: [{ properties: ['person'] }],
});

/** An e-mail that was kept instead of sent: what would lie in the person's mailbox. */
export class Mail extends MailSchema.class {}
MailSchema.setClass(Mail);
