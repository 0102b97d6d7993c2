import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Meeting } from './meeting.ts';
import { Organisation } from './organisation.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

/** What can be answered to an invitation (O.S.A.). */
export const replies = ['yes', 'no', 'maybe'] as const;
/** One of them. */
export type ReplyToInvitation = (typeof replies)[number];

const InvitationSchema = defineEntity({
  name: 'Invitation',
  tableName: 'invitations',
  properties: {
    ...row,
    meeting: () => p.manyToOne(Meeting).ref(),
    person: () => p.manyToOne(Person).ref(),
    /** The one they come for; null for somebody who is invited for themselves. */
    organisation: () => p.manyToOne(Organisation).ref().nullable(),
    reply: p.enum(replies).nullable(),
    /** How many come, counting the one who answers; 1 until they say otherwise. */
    comers: p.integer().onCreate(() => 1),
    /** What they need: an interpreter, access, food. */
    wishes: p.text().nullable(),
    repliedAt: instant().nullable(),
    /** What held when they last heard of the meeting, before it moved; null while nothing has moved for them. */
    movedFromStart: instant().nullable(),
    movedFromEnd: instant().nullable(),
    movedFromPlace: p.text().nullable(),
    revision: p.integer().version(),
  },
  uniques: [{ properties: ['meeting', 'person'] }],
  indexes: [{ properties: ['person'] }, { properties: ['organisation'] }],
});

/** That a person is invited to a network meeting, and what they answered. */
export class Invitation extends InvitationSchema.class {}
InvitationSchema.setClass(Invitation);
