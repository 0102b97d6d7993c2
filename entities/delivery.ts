import { defineEntity, p } from '@mikro-orm/core';
import { Conversation } from './conversation.ts';
import { instant } from './instant.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

/** The fate of a delivery. `sending` is claimed under a lease; a lease that ran out makes it uncertain. */
export const deliveryStatuses = ['waiting', 'sending', 'sent', 'failed', 'cancelled'] as const;
/** One of them. */
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** How a delivery stands to quiet hours and to other deliveries. */
export const urgencies = ['normal', 'atOnce', 'urgent'] as const;
/** One of them. */
export type Urgency = (typeof urgencies)[number];

const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'deliveries',
  properties: {
    ...row,
    /** Unique in the workspace: the same key is the same message, and is sent once. */
    key: p.text(),
    /** The id of a declared message, such as `meeting.invitation`. */
    message: p.text(),
    /** What it is about; the message is written from this row when it is sent. */
    subjectId: p.uuid(),
    /** One of the two is set: a person, however they are reached, or a conversation. */
    person: () => p.manyToOne(Person).ref().nullable(),
    conversation: () => p.manyToOne(Conversation).ref().nullable(),
    urgency: p.enum(urgencies),
    status: p.enum(deliveryStatuses),
    dueAt: instant(),
    /** Claims so far; a claim that met a gate is not counted. */
    attempts: p.integer().onCreate(() => 0),
    leaseUntil: instant().nullable(),
    sentAt: instant().nullable(),
    /** Where it went: `slack`, `teams`, `browser`. */
    platform: p.text().nullable(),
    /** Where it stands, by the platform's own ids. */
    sentConversation: p.text().nullable(),
    sentMessage: p.text().nullable(),
    /** Why it failed or was cancelled: a short code, or the last reason it had to wait. */
    reason: p.text().nullable(),
  },
  uniques: [{ properties: ['workspace', 'key'] }],
  indexes: [
    {
      name: 'deliveries_due',
      expression: "create index deliveries_due on deliveries (due_at) where status in ('waiting', 'sending')",
    },
    {
      name: 'deliveries_order',
      expression:
        "create index deliveries_order on deliveries (subject_id, person_id, id) where status in ('waiting', 'sending')",
    },
    { name: 'deliveries_subject', expression: 'create index deliveries_subject on deliveries (subject_id)' },
    {
      name: 'deliveries_person_sent',
      expression:
        "create index deliveries_person_sent on deliveries (person_id, sent_at) where status = 'sent'",
    },
  ],
});

/** One message to one recipient, with its fate (leverans). */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery);
