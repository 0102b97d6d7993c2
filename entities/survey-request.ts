import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Organisation } from './organisation.ts';
import { Person } from './person.ts';
import { row } from './row.ts';
import { Survey } from './survey.ts';

const SurveyRequestSchema = defineEntity({
  name: 'SurveyRequest',
  tableName: 'survey_requests',
  properties: {
    ...row,
    survey: () => p.manyToOne(Survey).ref(),
    person: () => p.manyToOne(Person).ref(),
    organisation: () => p.manyToOne(Organisation).ref().nullable(),
    /** When the first answer came from them or, where organisations have one voice, from anybody asked for theirs. */
    answeredAt: instant().nullable(),
    remindedAt: instant().nullable(),
  },
  indexes: [
    { properties: ['person'] },
    { properties: ['organisation'] },
    {
      name: 'survey_requests_asked_unique',
      expression:
        'create unique index survey_requests_asked_unique on survey_requests (survey_id, person_id, organisation_id) nulls not distinct',
    },
  ],
});

/** That a person was asked to answer a survey; where organisations have one voice, once for each that they speak for. */
export class SurveyRequest extends SurveyRequestSchema.class {}
SurveyRequestSchema.setClass(SurveyRequest);
