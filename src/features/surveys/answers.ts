import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import type { Person } from '#entities/person.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { touch } from '#src/outbox/post.ts';
import { can } from '#src/people/can.ts';
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
 * back. Only the one who was asked may answer.
 */
export async function saveAnswer(
  em: EntityManager,
  { request: requestId, question: questionId, typed, on = true }: Answering,
  { person, now }: { readonly person: Person; readonly now: DateTime },
): Promise<Answered> {
  // Locked: two taps at once are kept one after the other.
  const request = await em.findOne(SurveyRequest, requestId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (request === null) return { ok: false, reason: 'gone' };
  if (!can(person, 'answerFor', { personId: request.person.id })) return { ok: false, reason: 'notYours' };
  const survey = await request.survey.loadOrFail();
  if (isClosed(survey, now)) return { ok: false, reason: 'closed' };
  // Anonymous answers are sealed, all at once, or not kept at all.
  if (survey.anonymous) return { ok: false, reason: 'notUnderstood' };
  const question = await em.findOne(SurveyQuestion, { id: questionId, survey: survey.id });
  if (question === null) return { ok: false, reason: 'notUnderstood' };
  const before = await em.findOne(SurveyResponse, { request: request.id, question: question.id });
  const value =
    question.kind === 'several'
      ? withPart(question, before?.value ?? '', typed, on)
      : readAnswer(question, typed);
  if (value === undefined) return { ok: false, reason: notTaken(question.kind) };
  if (value === '') {
    // Taking away what is not chosen is done already.
    if (before === null) return question.kind === 'several' ? { ok: true } : { ok: false, reason: 'empty' };
    em.remove(before);
  } else if (before === null) {
    em.create(SurveyResponse, { workspace: request.workspace, request, question, value });
  } else {
    before.value = value;
  }
  await em.flush();
  const answers = await em.count(SurveyResponse, { request: request.id });
  request.answeredAt = answers === 0 ? null : (request.answeredAt ?? now);
  await touch(em, survey.id);
  return { ok: true };
}

function notTaken(kind: SurveyQuestion['kind']) {
  if (kind === 'text') return 'tooLong';
  return kind === 'number' ? 'notNumber' : 'notUnderstood';
}
