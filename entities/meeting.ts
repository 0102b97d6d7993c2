import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

const MeetingSchema = defineEntity({
  name: 'Meeting',
  tableName: 'meetings',
  properties: {
    ...row,
    title: p.text(),
    startsAt: instant(),
    endsAt: instant(),
    /** IANA; kept beside the instants so that the local time means the same later. */
    zone: p.text(),
    place: p.text(),
    agenda: p.text().nullable(),
    /** How many there is room for; null when nobody said. */
    capacity: p.integer().nullable(),
    organiser: () => p.manyToOne(Person).ref(),
    cancelledAt: instant().nullable(),
    /** What those invited are told about why. */
    cancelReason: p.text().nullable(),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['organiser'] },
    {
      name: 'meetings_starts_at',
      expression: 'create index meetings_starts_at on meetings (workspace_id, starts_at)',
    },
    {
      // Every minute, in every workspace: whose survey is due?
      name: 'meetings_ends_at',
      expression: 'create index meetings_ends_at on meetings (ends_at) where cancelled_at is null',
    },
  ],
});

/** A planned gathering of many (nätverksmöte). */
export class Meeting extends MeetingSchema.class {}
MeetingSchema.setClass(Meeting);
