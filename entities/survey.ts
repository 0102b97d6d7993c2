import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Meeting } from './meeting.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

const SurveySchema = defineEntity({
  name: 'Survey',
  tableName: 'surveys',
  properties: {
    ...row,
    title: p.text(),
    /** The meeting it is about; null for one that stands alone. */
    meeting: () => p.manyToOne(Meeting).ref().nullable(),
    /** Who reads the results. */
    coordinator: () => p.manyToOne(Person).ref(),
    /** When it is sent. */
    opensAt: instant(),
    /** When it was sent; null until then. One survey is opened once. */
    openedAt: instant().nullable(),
    closesAt: instant(),
    closedAt: instant().nullable(),
    revision: p.integer().version(),
  },
  indexes: [
    {
      name: 'surveys_meeting_unique',
      expression:
        'create unique index surveys_meeting_unique on surveys (meeting_id) where meeting_id is not null',
    },
    {
      name: 'surveys_to_open',
      expression: 'create index surveys_to_open on surveys (opens_at) where opened_at is null',
    },
  ],
});

/** Questions to several people, after a meeting or at any time (enkät). */
export class Survey extends SurveySchema.class {}
SurveySchema.setClass(Survey);
