import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Need } from './need.ts';
import { Organisation } from './organisation.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

/**
 * Where a referral stands. `open` until the body answers; `accepted` when it takes the matter. The rest are outcomes,
 * each stated by somebody: `done` and `declined` by the body, or by a coordinator for it; `ended` when a coordinator
 * says that nothing came of it; `withdrawn` when one takes it back.
 */
export const referralStatuses = ['open', 'accepted', 'done', 'declined', 'ended', 'withdrawn'] as const;
/** One of them. */
export type ReferralStatus = (typeof referralStatuses)[number];

const ReferralSchema = defineEntity({
  name: 'Referral',
  tableName: 'referrals',
  properties: {
    ...row,
    /** Whom it is about. */
    organisation: () => p.manyToOne(Organisation).ref(),
    /** The body that can act (instans). */
    body: () => p.manyToOne(Organisation).ref(),
    /** Who is asked there. */
    person: () => p.manyToOne(Person).ref(),
    /** The need that it is to meet, where it began with one. */
    need: () => p.manyToOne(Need).ref().nullable().deleteRule('set null'),
    /** Who referred it, and hears what becomes of it. */
    coordinator: () => p.manyToOne(Person).ref(),
    /** What it is about, as the body and the organisation read it. */
    matter: p.text(),
    /** By when the body is asked to have done something. */
    dueOn: p.date().nullable(),
    /** Whether the organisation is told. */
    told: p.boolean(),
    status: p.enum(referralStatuses),
    /** When the status was stated; null while it is open and nobody has said anything. */
    statedAt: instant().nullable(),
    statedBy: () => p.manyToOne(Person).ref().nullable(),
    /** Whom the body points to instead, in its own words. */
    instead: p.text().nullable(),
    /** What came of it, in the words of who stated it. */
    outcome: p.text().nullable(),
    /** When silence is acted on next: first a reminder, then it comes back to the coordinator. Null once neither is left. */
    nextAt: instant().nullable(),
    /** When the body was reminded of what it has said nothing about since. */
    remindedAt: instant().nullable(),
    /** When it came back to the coordinator, because nothing was heard. */
    returnedAt: instant().nullable(),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['organisation'] },
    { properties: ['body'] },
    { properties: ['person'] },
    { properties: ['coordinator'] },
    { properties: ['statedBy'] },
    {
      name: 'referrals_need',
      expression: 'create index referrals_need on referrals (need_id) where need_id is not null',
    },
    {
      name: 'referrals_open',
      expression:
        "create index referrals_open on referrals (workspace_id, due_on) where status in ('open', 'accepted')",
    },
    {
      // Every minute, in every workspace: where has nothing been heard?
      name: 'referrals_silent',
      expression: 'create index referrals_silent on referrals (next_at) where next_at is not null',
    },
  ],
});

/** A need or a matter handed to a body that can act (hänvisning); it ends with an outcome that somebody states. */
export class Referral extends ReferralSchema.class {}
ReferralSchema.setClass(Referral);
