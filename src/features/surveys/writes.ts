import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Meeting } from '#entities/meeting.ts';
import { Organisation } from '#entities/organisation.ts';
import { Person } from '#entities/person.ts';
import { Survey, type Voice } from '#entities/survey.ts';
import { SurveyDraft } from '#entities/survey-draft.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { Workspace } from '#entities/workspace.ts';
import type { Vault } from '#src/conversation/vault.ts';
import { listForSurvey } from '#src/features/meetings/reads.ts';
import { cancelPosted, post, touch } from '#src/outbox/post.ts';
import { openLast } from './ballots.ts';
import { closingOf } from './closing.ts';
import { surveyAsk, surveyNone, surveyRemind, surveyResults, surveyResultsAtOnce } from './messages.ts';
import type { DueSubject } from './reads.ts';
import { isClosed, type NewQuestion, peopleIn } from './rules.ts';
import { type Beginning, meetingQuestions } from './templates.ts';

/** Why no survey was sent. `alreadySent` has its id. */
export type NotOpened =
  | { readonly ok: false; readonly reason: 'nobody' | 'cancelled' | 'notEnded' | 'gone' }
  | { readonly ok: false; readonly reason: 'alreadySent'; readonly surveyId: string };

/** That a survey was sent: to how many, and with how many questions. */
type Opened = { readonly ok: true; readonly people: number; readonly questions: number } | NotOpened;

/** Where and when something is written; `by` is missing where Bryggan does it by itself. */
export type Doing = {
  readonly workspace: Workspace;
  readonly now: DateTime;
  readonly by?: Person;
  /** The closed key of a survey that is to be anonymous. */
  readonly sealedKey?: Buffer;
};

/**
 * Sends the survey after a meeting: to those who came or, when nobody noted attendance, said yes. A meeting has one,
 * however many ask for it at once. Its organiser gets a card that counts the answers.
 */
export async function openSurvey(em: EntityManager, meetingId: string, doing: Doing): Promise<Opened> {
  const { now } = doing;
  // Locked: of two that send it at once, the second finds it sent.
  const meeting = await em.findOne(Meeting, meetingId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (meeting === null) return { ok: false, reason: 'gone' };
  if (meeting.cancelledAt) return { ok: false, reason: 'cancelled' };
  if (meeting.endsAt > now) return { ok: false, reason: 'notEnded' };
  const before = await em.findOne(Survey, { meeting: meetingId });
  if (before !== null) return { ok: false, reason: 'alreadySent', surveyId: before.id };
  const asked = await listForSurvey(em, meetingId);
  if (asked.length === 0) return { ok: false, reason: 'nobody' };

  const coordinator = doing.by ?? meeting.organiser.unwrap();
  const { title } = meeting;
  const { draft, ...content } = await questionsAfter(em, meetingId);
  await sendQuestions(em, { ...content, title, meeting, coordinator, asked }, doing);
  if (draft !== undefined) em.remove(draft);
  return { ok: true, people: asked.length, questions: content.questions.length };
}

/** What is asked after a meeting: what somebody wrote for it, or the usual questions. The title is the meeting's. */
export async function questionsAfter(
  em: EntityManager,
  meetingId: string,
): Promise<Omit<Beginning, 'title'> & { readonly draft: SurveyDraft | undefined }> {
  const draft = (await em.findOne(SurveyDraft, { meeting: meetingId })) ?? undefined;
  const own = draft?.content;
  return own === undefined || own.questions.length === 0
    ? { introduction: null, voice: 'person', closesAt: null, questions: meetingQuestions(), draft }
    : { ...own, draft };
}

/** What is asked, by whom and of whom. */
export type Questions = {
  readonly title: string;
  readonly introduction?: string | null;
  /** Everybody's answer counts unless it says otherwise. */
  readonly voice?: Voice;
  /** Until when it takes answers, in ISO 8601, where that was chosen. */
  readonly closesAt?: string | null;
  readonly meeting?: Meeting;
  readonly coordinator: Person;
  readonly questions: readonly NewQuestion[];
  /** Whoever is asked for several organisations stands here for each of them, and gets one message. */
  readonly asked: readonly {
    readonly personId: string;
    readonly organisationId?: string | null | undefined;
  }[];
};

/** Sends questions to everybody asked, and to the coordinator a card that counts the answers. Returns the survey's id. */
export async function sendQuestions(
  em: EntityManager,
  {
    title,
    introduction = null,
    voice = 'person',
    closesAt = null,
    meeting,
    coordinator,
    questions,
    asked,
  }: Questions,
  doing: Doing,
): Promise<string> {
  const { workspace, now } = doing;
  const survey = em.create(Survey, {
    workspace,
    title,
    introduction,
    voice,
    meeting: meeting ?? null,
    coordinator,
    openedAt: now,
    closesAt: closingOf(closesAt, now).toUTC(),
    anonymous: doing.sealedKey !== undefined,
    sealedKey: doing.sealedKey ?? null,
  });
  questions.forEach((question, position) => {
    const { kind, wording, choices } = question;
    em.create(SurveyQuestion, { workspace, survey, position, kind, wording, choices });
  });
  for (const { personId, organisationId } of asked) {
    em.create(SurveyRequest, {
      workspace,
      survey,
      person: em.getReference(Person, personId),
      organisation: organisationId ? em.getReference(Organisation, organisationId) : null,
    });
  }
  audit(em, survey.id, 'survey.open', doing);
  await em.flush();
  const common = { workspace, subjectId: survey.id, dueAt: now };
  await post(em, [
    ...[...new Set(asked.map(({ personId }) => personId))].map((personId) => ({
      ...common,
      message: surveyAsk,
      key: `survey-ask:${survey.id}:${personId}`,
      to: { person: personId },
      audience: 'representative' as const,
      responsible: coordinator.id,
    })),
    {
      ...common,
      message: doing.by === undefined ? surveyResults : surveyResultsAtOnce,
      key: `survey-results:${survey.id}`,
      to: { person: coordinator.id },
      audience: 'staff' as const,
    },
  ]);
  return survey.id;
}

/** Sends the survey that is due after a meeting; where nobody can be asked, its organiser is told why, once. */
export async function openDueSurvey(em: EntityManager, due: DueSubject, now: DateTime): Promise<void> {
  const workspace = await em.findOneOrFail(Workspace, due.workspaceId);
  const opened = await openSurvey(em, due.id, { workspace, now });
  if (opened.ok || opened.reason !== 'nobody') return;
  const meeting = await em.findOneOrFail(Meeting, due.id);
  await post(em, [
    {
      workspace,
      message: surveyNone,
      key: `survey-none:${due.id}`,
      subjectId: due.id,
      to: { person: meeting.organiser.id },
      dueAt: now,
      audience: 'staff',
    },
  ]);
}

/** Reminds those who have answered nothing, each once. */
export async function remindSilent(em: EntityManager, due: DueSubject, now: DateTime): Promise<void> {
  const surveyId = due.id;
  const workspace = await em.findOneOrFail(Workspace, due.workspaceId);
  // Locked: of two that remind at once, the second finds nobody left.
  const survey = await em.findOne(Survey, surveyId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (survey === null || isClosed(survey, now)) return;
  const silent = await em.find(SurveyRequest, { survey: surveyId, answeredAt: null, remindedAt: null });
  for (const request of silent) request.remindedAt = now;
  await post(
    em,
    peopleIn(silent).map((person) => ({
      workspace,
      message: surveyRemind,
      key: `survey-remind:${surveyId}:${person}`,
      subjectId: surveyId,
      to: { person },
      dueAt: now,
      audience: 'representative',
      responsible: survey.coordinator.id,
    })),
  );
}

/** Takes no more answers: its time is up now. The job that closes does the rest. */
export async function endNow(em: EntityManager, surveyId: string, doing: Doing): Promise<void> {
  // Locked: an answer on its way is kept first, or comes too late.
  const survey = await em.findOne(Survey, surveyId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (survey === null || isClosed(survey, doing.now)) return;
  survey.closesAt = doing.now;
  audit(em, survey.id, 'survey.end', doing);
  await em.flush();
}

/**
 * Ends a survey that has had its time: what still waits to be sent is cancelled, and its coordinator gets the result.
 * An anonymous one whose last forms are not noted yet is left for the next time.
 */
export async function closeSurvey(
  em: EntityManager,
  due: DueSubject,
  { now, vault }: { readonly now: DateTime; readonly vault: Vault },
): Promise<void> {
  const workspace = await em.findOneOrFail(Workspace, due.workspaceId);
  const survey = await em.findOne(Survey, due.id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (survey === null || survey.closedAt || survey.closesAt > now) return;
  if (!(await openLast(em, survey, vault))) return;
  survey.closedAt = now;
  audit(em, survey.id, 'survey.close', { workspace, now });
  await em.flush();
  for (const message of [surveyAsk.id, surveyRemind.id]) {
    await cancelPosted(em, { subjectId: survey.id, message, reason: 'closed' });
  }
  await touch(em, survey.id);
  await post(em, [
    {
      workspace,
      message: surveyResults,
      key: `survey-closed:${survey.id}`,
      subjectId: survey.id,
      to: { person: survey.coordinator.id },
      dueAt: now,
      audience: 'staff',
    },
  ]);
}

function audit(em: EntityManager, subjectId: string, verb: string, { workspace, now, by }: Doing): void {
  em.create(AuditEntry, { workspace, person: by ?? null, verb, subjectId, createdAt: now.toUTC() });
}
