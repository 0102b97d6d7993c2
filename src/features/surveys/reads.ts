import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Meeting } from '#entities/meeting.ts';
import { Survey, type Voice } from '#entities/survey.ts';
import { type QuestionKind, SurveyQuestion, type Worded } from '#entities/survey-question.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { askAfter, askWithin, remindAfter, remindBefore, voiceOf } from './rules.ts';

/** A survey without its answers. */
export type SurveyView = {
  readonly id: string;
  readonly title: string;
  readonly openedAt: DateTime;
  readonly closesAt: DateTime;
  readonly closedAt: DateTime | null;
  /** When everybody asked was told what came out, and what it led to. */
  readonly toldAt: DateTime | null;
  readonly ledToAt: DateTime | null;
  readonly anonymous: boolean;
  /** What is said before the questions; null for the usual words. */
  readonly introduction: string | null;
  readonly voice: Voice;
  /** Whether it is about a meeting; otherwise its title is its question. */
  readonly ofMeeting: boolean;
};

/** A question as it was asked. */
export type QuestionView = {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly wording: Worded;
  readonly choices: readonly (Worded & { readonly value: string })[];
};

/** A survey without its answers; undefined when it is not there. */
export async function findSurvey(em: EntityManager, id: string): Promise<SurveyView | undefined> {
  const survey = await em.findOne(Survey, id);
  return survey === null ? undefined : viewSurvey(survey);
}

/** A survey's questions, in order. */
export async function listQuestions(em: EntityManager, surveyId: string): Promise<readonly QuestionView[]> {
  const found = await em.find(SurveyQuestion, { survey: surveyId }, { orderBy: { position: 'asc' } });
  return found.map(({ id, kind, wording, choices }) => ({ id, kind, wording, choices }));
}

/** A survey as it stands in lists. */
export function viewSurvey(survey: Survey): SurveyView {
  const { id, title, openedAt, closesAt, anonymous, voice } = survey;
  return {
    id,
    title,
    openedAt,
    closesAt,
    anonymous,
    voice,
    introduction: survey.introduction ?? null,
    ofMeeting: Boolean(survey.meeting),
    closedAt: survey.closedAt ?? null,
    toldAt: survey.toldAt ?? null,
    ledToAt: survey.ledToAt ?? null,
  };
}

/** A survey in the coordinators' list; voices are counted. */
export type ListedSurvey = SurveyView & { readonly asked: number; readonly answered: number };

/** Surveys, the newest first: `limit` of them after the first `skipped`. */
export async function listSurveys(
  em: EntityManager,
  { skipped, limit }: { readonly skipped: number; readonly limit: number },
): Promise<{ readonly surveys: readonly ListedSurvey[]; readonly more: boolean }> {
  const found = await em.find(
    Survey,
    {},
    { orderBy: { openedAt: 'desc', id: 'desc' }, offset: skipped, limit: limit + 1 },
  );
  const shown = found.slice(0, limit);
  const requests = await em.find(
    SurveyRequest,
    { survey: { $in: shown.map(({ id }) => id) } },
    { fields: ['survey', 'answeredAt', 'person', 'organisation'] },
  );
  const bySurvey = Map.groupBy(requests, (request) => request.survey.id);
  return {
    surveys: shown.map((survey) => {
      const asked = bySurvey.get(survey.id) ?? [];
      const count = (all: typeof asked) => new Set(all.map((one) => voiceOf(one, survey.voice))).size;
      const answered = count(asked.filter(({ answeredAt }) => Boolean(answeredAt)));
      return { ...viewSurvey(survey), asked: count(asked), answered };
    }),
    more: found.length > limit,
  };
}

/** A meeting that a survey may be about. */
export type MeetingToAskAbout = {
  readonly id: string;
  readonly title: string;
  readonly startsAt: DateTime;
  readonly endsAt: DateTime;
  readonly cancelled: boolean;
  readonly surveyId: string | undefined;
};

/** How many meetings back a title is looked for. */
const mostMeetings = 200;

/** Meetings, the newest first, with their surveys. */
export async function listMeetings(em: EntityManager): Promise<readonly MeetingToAskAbout[]> {
  return withSurveys(em, await em.find(Meeting, {}, { orderBy: { startsAt: 'desc' }, limit: mostMeetings }));
}

/** One meeting with its survey; undefined when it is not there. */
export async function findMeeting(em: EntityManager, id: string): Promise<MeetingToAskAbout | undefined> {
  return (await withSurveys(em, await em.find(Meeting, { id })))[0];
}

async function withSurveys(em: EntityManager, meetings: readonly Meeting[]): Promise<MeetingToAskAbout[]> {
  const surveys = await em.find(Survey, { meeting: { $in: meetings.map(({ id }) => id) } });
  const byMeeting = new Map(surveys.map((survey) => [survey.meeting?.id, survey.id]));
  return meetings.map((meeting) => ({
    id: meeting.id,
    title: meeting.title,
    startsAt: meeting.startsAt,
    endsAt: meeting.endsAt,
    cancelled: Boolean(meeting.cancelledAt),
    surveyId: byMeeting.get(meeting.id),
  }));
}

/** Something to do in a workspace, by the id of its subject. */
export type DueSubject = { readonly workspaceId: string; readonly id: string };

/** Meetings of every workspace that ended long enough ago, not too long, and have no survey. `em` sees all workspaces. */
export async function listMeetingsToAskAbout(em: EntityManager, now: DateTime): Promise<DueSubject[]> {
  const until = now.minus(askAfter);
  const ended = await em.find(
    Meeting,
    { cancelledAt: null, endsAt: { $lte: until, $gt: until.minus(askWithin) } },
    { orderBy: { endsAt: 'asc' } },
  );
  const surveys = await em.find(Survey, { meeting: { $in: ended.map(({ id }) => id) } });
  const done = new Set(surveys.map(({ meeting }) => meeting?.id));
  return ended.filter(({ id }) => !done.has(id)).map(dueSubject);
}

/** Surveys of every workspace whose silent ones are to be reminded. `em` sees all workspaces. */
export async function listSurveysToRemind(em: EntityManager, now: DateTime): Promise<DueSubject[]> {
  const waiting = await em.find(
    SurveyRequest,
    {
      answeredAt: null,
      remindedAt: null,
      survey: {
        closesAt: { $gt: now },
        closedAt: null,
        $or: [
          { openedAt: { $lte: now.minus(remindAfter) } },
          { openedAt: { $lte: now.minus(remindBefore) }, closesAt: { $lte: now.plus(remindBefore) } },
        ],
      },
    },
    { populate: ['survey'] },
  );
  const surveys = new Map(waiting.map(({ survey }) => [survey.id, survey.getEntity()]));
  return [...surveys.values()].map(dueSubject);
}

/** Surveys of every workspace that have had their time. `em` sees all workspaces. */
export async function listSurveysToClose(em: EntityManager, now: DateTime): Promise<DueSubject[]> {
  return (await em.find(Survey, { closedAt: null, closesAt: { $lte: now } })).map(dueSubject);
}

function dueSubject(row: { readonly id: string; readonly workspace: { readonly id: string } }): DueSubject {
  return { workspaceId: row.workspace.id, id: row.id };
}
