import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Person } from '#entities/person.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { touch } from '#src/outbox/post.ts';
import { can } from '#src/people/can.ts';
import { sharingVoice } from './requests.ts';
import { isClosed, readAnswer, withPart } from './rules.ts';

/** One answer on its way: to which question, on whose request, and what was tapped or typed. */
export type Answering = {
  readonly request: string;
  readonly question: string;
  readonly typed: string;
  /** Where several can be chosen: whether this one shall be among them. The same tap twice says the same thing. */
  readonly on?: boolean | undefined;
};

/** What became of an answer. */
export type Answered =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'gone' | 'notYours' | 'closed' | 'notUnderstood' | 'tooLong' | 'notNumber' | 'empty';
    };

/**
 * Keeps one answer in the place of the one before, as long as the survey is open; an emptied text takes the answer
 * back. Only the one who was asked may answer. Where organisations have one voice, the one before may be a colleague's.
 */
export async function saveAnswer(
  em: EntityManager,
  { request: requestId, question: questionId, typed, on = true }: Answering,
  { person, now }: { readonly person: Person; readonly now: DateTime },
): Promise<Answered> {
  const sharing = await lockVoice(em, requestId);
  const request = sharing.find(({ id }) => id === requestId);
  if (request === undefined) return { ok: false, reason: 'gone' };
  if (!can(person, 'answerFor', { personId: request.person.id })) return { ok: false, reason: 'notYours' };
  const survey = await em.findOneOrFail(Survey, request.survey.id, { refresh: true });
  if (isClosed(survey, now)) return { ok: false, reason: 'closed' };
  // Anonymous answers are sealed, all at once, or not kept at all.
  if (survey.anonymous) return { ok: false, reason: 'notUnderstood' };
  const question = await em.findOne(SurveyQuestion, { id: questionId, survey: survey.id });
  if (question === null) return { ok: false, reason: 'notUnderstood' };
  const together = { request: { $in: sharing.map(({ id }) => id) } };
  const before = await em.findOne(SurveyResponse, { ...together, question: question.id });
  const value =
    question.kind === 'several'
      ? withPart(question, before?.value ?? '', typed, on)
      : readAnswer(question, typed);
  if (value === undefined) return { ok: false, reason: notTaken(question.kind) };
  if (value === '') {
    // Taking away what is not chosen is done already.
    if (before === null) return question.kind === 'several' ? { ok: true } : { ok: false, reason: 'empty' };
    em.remove(before);
  } else if (before?.request.id === request.id) {
    before.value = value;
  } else {
    if (before !== null) em.remove(before);
    em.create(SurveyResponse, { workspace: request.workspace, request, question, value });
  }
  await em.flush();
  const answers = await em.count(SurveyResponse, together);
  for (const one of sharing) one.answeredAt = answers === 0 ? null : (one.answeredAt ?? now);
  await touch(em, survey.id);
  return { ok: true };
}

/**
 * The request with all that share its voice, locked in one order: taps at once, also by two who speak for the same
 * organisation, are kept one after the other.
 */
async function lockVoice(em: EntityManager, requestId: string): Promise<readonly SurveyRequest[]> {
  const asked = await em.findOne(SurveyRequest, requestId, { populate: ['survey'] });
  if (asked === null) return [];
  return em.find(SurveyRequest, sharingVoice(asked), {
    lockMode: LockMode.PESSIMISTIC_WRITE,
    orderBy: { id: 'asc' },
    refresh: true,
  });
}

function notTaken(kind: SurveyQuestion['kind']) {
  if (kind === 'text') return 'tooLong';
  return kind === 'number' ? 'notNumber' : 'notUnderstood';
}
