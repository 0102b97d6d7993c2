import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Meeting } from './meeting.ts';
import { Person } from './person.ts';
import { row } from './row.ts';

/** Whose answers are counted: every person's, or one for each organisation, whoever gave it last. */
export const voices = ['person', 'organisation'] as const;
/** One of them. */
export type Voice = (typeof voices)[number];

const SurveySchema = defineEntity({
  name: 'Survey',
  tableName: 'surveys',
  properties: {
    ...row,
    title: p.text(),
    /** What is said before the questions; null for the usual words. */
    introduction: p.text().nullable(),
    voice: p.enum(voices).onCreate(() => 'person' as const),
    /** The meeting it is about; null for one that stands alone. */
    meeting: () => p.manyToOne(Meeting).ref().nullable(),
    /** Who reads the results. */
    coordinator: () => p.manyToOne(Person).ref(),
    /** When the questions were sent. */
    openedAt: instant(),
    /** From then on no answer is taken. */
    closesAt: instant(),
    /** When the result was told; null until then. */
    closedAt: instant().nullable(),
    /** Nobody can join its answers to persons: they are sealed first, and opened several together. */
    anonymous: p.boolean().onCreate(() => false),
    /** The key of an anonymous survey, encrypted under a secret that is not in the database; destroyed at closing. */
    sealedKey: p.blob().nullable(),
    /** When a coordinator last had those who have not answered reminded. */
    remindedAt: instant().nullable(),
    /** When everybody asked was told what came out. */
    toldAt: instant().nullable(),
    /** What it led to, in a coordinator's words, and when everybody asked was told. */
    ledTo: p.text().nullable(),
    ledToAt: instant().nullable(),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['coordinator'] },
    {
      name: 'surveys_meeting_unique',
      expression:
        'create unique index surveys_meeting_unique on surveys (meeting_id) where meeting_id is not null',
    },
    {
      name: 'surveys_open',
      expression: 'create index surveys_open on surveys (closes_at) where closed_at is null',
    },
    {
      name: 'surveys_opened_at',
      expression: 'create index surveys_opened_at on surveys (workspace_id, opened_at)',
    },
  ],
});

/** Questions to several people, after a meeting or at any time (enkät). */
export class Survey extends SurveySchema.class {}
SurveySchema.setClass(Survey);
