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

/** For whom a delivery is, which decides its quiet hours; a channel has none. */
export const audiences = ['staff', 'representative', 'channel'] as const;
/** One of them. */
export type Audience = (typeof audiences)[number];

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
    audience: p.enum(audiences),
    /** Counts against the number of messages that a representative gets in a week. */
    counts: p.boolean(),
    status: p.enum(deliveryStatuses),
    /** When it was asked for. Decides the order; never moved. */
    wantedAt: instant(),
    /** When it is tried next: moved by quiet hours, gates, the weekly limit and failed attempts. */
    dueAt: instant(),
    /** Tries to send it so far; a claim that ended in waiting is not counted. */
    attempts: p.integer().onCreate(() => 0),
    /** Counted up by every claim: whoever holds an older one has lost the row. Also tells its jobs in the queue apart. */
    turn: p.integer().onCreate(() => 0),
    /** How often it was looked for after an uncertain send. */
    lookUps: p.integer().onCreate(() => 0),
    leaseUntil: instant().nullable(),
    /** The subject was touched while this was being sent, so that what went out may be old already. */
    touched: p.boolean().onCreate(() => false),
    /** It has waited for room in the reader's week: what waits with it then goes in one message. */
    held: p.boolean().onCreate(() => false),
    /** The delivery whose message carries this one as well. */
    bundle: () => p.manyToOne(Delivery).ref().nullable(),
    /** Who is told when it cannot be delivered. */
    responsible: () => p.manyToOne(Person).ref().nullable(),
    sentAt: instant().nullable(),
    /** Where it went: `slack`, `teams`, `browser`. */
    platform: p.text().nullable(),
    tenant: p.text().nullable(),
    /** Where it stands, by the platform's own ids. */
    sentConversation: p.text().nullable(),
    sentMessage: p.text().nullable(),
    /** Why it failed or was cancelled: a short code, or the last reason it had to wait. */
    reason: p.text().nullable(),
  },
  uniques: [{ properties: ['workspace', 'key'] }],
  indexes: [
    {
      name: 'deliveries_waiting',
      expression: "create index deliveries_waiting on deliveries (due_at, id) where status = 'waiting'",
    },
    {
      name: 'deliveries_leased',
      expression: "create index deliveries_leased on deliveries (lease_until) where status = 'sending'",
    },
    {
      name: 'deliveries_person_open',
      expression:
        "create index deliveries_person_open on deliveries (person_id, subject_id, wanted_at) where status in ('waiting', 'sending')",
    },
    {
      name: 'deliveries_conversation_open',
      expression:
        "create index deliveries_conversation_open on deliveries (conversation_id, subject_id, wanted_at) where status in ('waiting', 'sending') and conversation_id is not null",
    },
    {
      // Two workers cannot write to one person at once: so the order, the weekly limit and the first message's notice hold.
      name: 'deliveries_one_at_a_time',
      expression:
        "create unique index deliveries_one_at_a_time on deliveries (person_id) where status = 'sending' and bundle_id is null",
    },
    { name: 'deliveries_subject', expression: 'create index deliveries_subject on deliveries (subject_id)' },
    {
      name: 'deliveries_person_week',
      expression:
        "create index deliveries_person_week on deliveries (person_id, sent_at) where status = 'sent' and counts and bundle_id is null",
    },
    {
      name: 'deliveries_failed',
      expression:
        "create index deliveries_failed on deliveries (workspace_id, wanted_at) where status = 'failed'",
    },
    {
      name: 'deliveries_bundle',
      expression: 'create index deliveries_bundle on deliveries (bundle_id) where bundle_id is not null',
    },
  ],
});

/** One message to one recipient, with its fate (leverans). */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery);
