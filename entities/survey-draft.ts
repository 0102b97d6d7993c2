import { defineEntity, p } from '@mikro-orm/core';
import { instant } from './instant.ts';
import { Meeting } from './meeting.ts';
import type { OrganisationKind } from './organisation.ts';
import { Person } from './person.ts';
import { row } from './row.ts';
import type { Voice } from './survey.ts';
import type { QuestionKind, Worded } from './survey-question.ts';

/** A question that nobody has been asked yet. */
export interface DraftQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly wording: Worded;
  readonly choices: readonly (Worded & { readonly value: string })[];
}

/** All that is written in a draft. */
export interface SurveyContent {
  readonly title: string;
  readonly introduction: string | null;
  readonly voice: Voice;
  /** Until when it takes answers, as an instant in ISO 8601; null for the usual time. */
  readonly closesAt: string | null;
  readonly questions: readonly DraftQuestion[];
}

/** Whom it is to be sent to, as it was chosen last. */
export interface DraftSelection {
  readonly who: 'all' | 'chosen';
  readonly kinds: readonly OrganisationKind[];
  readonly areas: readonly string[];
  readonly organisations: readonly string[];
  readonly people: readonly string[];
}

const SurveyDraftSchema = defineEntity({
  name: 'SurveyDraft',
  tableName: 'survey_drafts',
  properties: {
    ...row,
    /** Who began it; any coordinator can go on with it. */
    coordinator: () => p.manyToOne(Person).ref(),
    /** The meeting it will be sent after; null for one that stands alone. */
    meeting: () => p.manyToOne(Meeting).ref().nullable(),
    content: p.json().$type<SurveyContent>(),
    /** What stood there before the last change, to go back to. */
    before: p.json().$type<SurveyContent>().nullable(),
    /** How many times the content has been changed: what a button saw is told by it. */
    changes: p.integer().onCreate(() => 0),
    selection: p.json().$type<DraftSelection>().nullable(),
    /** It is forgotten when nobody has changed it for long. */
    changedAt: instant(),
    revision: p.integer().version(),
  },
  indexes: [
    { properties: ['coordinator'] },
    {
      name: 'survey_drafts_meeting_unique',
      expression:
        'create unique index survey_drafts_meeting_unique on survey_drafts (meeting_id) where meeting_id is not null',
    },
    {
      name: 'survey_drafts_changed_at',
      expression: 'create index survey_drafts_changed_at on survey_drafts (workspace_id, changed_at)',
    },
  ],
});

/** A survey that is being made; it goes when it is sent. */
export class SurveyDraft extends SurveyDraftSchema.class {}
SurveyDraftSchema.setClass(SurveyDraft);
