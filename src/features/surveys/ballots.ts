import { randomInt } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AnonymousAnswer } from '#entities/anonymous-answer.ts';
import type { Person } from '#entities/person.ts';
import { SealedBallot } from '#entities/sealed-ballot.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyQuestion } from '#entities/survey-question.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import type { Vault } from '#src/conversation/vault.ts';
import { touch } from '#src/outbox/post.ts';
import { can } from '#src/people/can.ts';
import type { DueSubject } from './reads.ts';
import { howManyToOpen, isClosed, voiceOf } from './rules.ts';
import { type Ballot, ballotId, ballotSize, newSurveyKey, openBallot, sealBallot } from './sealing.ts';

/** What became of an anonymous form. */
export type Sealed =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'gone' | 'notYours' | 'closed' | 'already' };

/** A new survey's key, closed in the vault. */
export function makeSealedKey(vault: Vault): Buffer {
  return vault.close(newSurveyKey());
}

/** Whether a form was sent already with a person's voice, counted or not. */
export async function hasSealed(em: EntityManager, request: SurveyRequest, vault: Vault): Promise<boolean> {
  if (request.answeredAt) return true;
  const survey = request.survey.getEntity();
  const key = keyOf(survey, vault);
  if (key === undefined) return false;
  return (await em.count(SealedBallot, { id: ballotId(key, voiceOf(request, survey.voice)) })) > 0;
}

/**
 * Seals the answers of one voice: a person's, or the first that comes from an organisation. Nothing else is written here: that they have answered is noted later, for everybody
 * at once, in a transaction of its own. Of two forms sent at the same moment, one meets the other's row.
 */
export async function seal(
  em: EntityManager,
  { request: requestId, ballot }: { readonly request: string; readonly ballot: Ballot },
  { person, now, vault }: { readonly person: Person; readonly now: DateTime; readonly vault: Vault },
): Promise<Sealed> {
  const request = await em.findOne(SurveyRequest, requestId);
  if (request === null) return { ok: false, reason: 'gone' };
  if (!can(person, 'answerFor', { personId: request.person.id })) return { ok: false, reason: 'notYours' };
  // Shared: forms do not wait for each other, but closing waits for them, and they for it.
  const survey = await em.findOneOrFail(Survey, request.survey.id, {
    lockMode: LockMode.PESSIMISTIC_READ,
    refresh: true,
  });
  const key = keyOf(survey, vault);
  if (key === undefined || isClosed(survey, now)) return { ok: false, reason: 'closed' };
  if (await hasSealed(em, request, vault)) return { ok: false, reason: 'already' };
  const questions = await em.find(SurveyQuestion, { survey: survey.id });
  const id = ballotId(key, voiceOf(request, survey.voice));
  const content = sealBallot(key, id, ballot, ballotSize(questions));
  em.create(SealedBallot, { id, workspace: request.workspace, survey, content });
  await em.flush();
  return { ok: true };
}

/** Anonymous surveys of every workspace that take answers still. `em` sees all workspaces. */
export async function listSurveysWithKey(em: EntityManager): Promise<DueSubject[]> {
  const open = await em.find(Survey, { sealedKey: { $ne: null }, closedAt: null });
  return open.map(({ id, workspace }) => ({ id, workspaceId: workspace.id }));
}

/** Notes who has sent their form. In a transaction of its own: no other row of theirs is written with it. */
export async function noteSealed(
  em: EntityManager,
  surveyId: string,
  { now, vault }: { readonly now: DateTime; readonly vault: Vault },
): Promise<void> {
  // Locked: forms on their way are waited for.
  const survey = await em.findOne(Survey, surveyId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (survey === null) return;
  const unnoted = await listUnnoted(em, survey, vault);
  for (const request of unnoted) request.answeredAt = now;
  if (unnoted.length > 0) await touch(em, surveyId);
}

/** Those who have sent an anonymous form that is not noted yet. */
export async function listUnnoted(em: EntityManager, survey: Survey, vault: Vault): Promise<SurveyRequest[]> {
  const key = keyOf(survey, vault);
  if (key === undefined) return [];
  const ballots = await em.find(SealedBallot, { survey: survey.id }, { fields: ['id'] });
  const sealed = new Set(ballots.map(({ id }) => id));
  const silent = await em.find(SurveyRequest, { survey: survey.id, answeredAt: null });
  return silent.filter((request) => sealed.has(ballotId(key, voiceOf(request, survey.voice))));
}

/**
 * Opens as many ballots as can be opened without anybody standing alone, also later: what is left is none, or as
 * many as one batch. Which ones is left to chance. Each answer becomes a row of its own, in random order.
 */
export async function openBallots(em: EntityManager, surveyId: string, vault: Vault): Promise<void> {
  // Locked: of two that open at once, the second finds what the first has left.
  const survey = await em.findOne(Survey, surveyId, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (survey !== null) await openSome(em, survey, vault, 'open');
}

/**
 * Opens what is left when a survey closes and destroys its key; with too few, the ballots go with it. False when
 * somebody's form is not noted as sent yet: then nothing is done. The survey is locked by the caller.
 */
export async function openLast(em: EntityManager, survey: Survey, vault: Vault): Promise<boolean> {
  if ((await listUnnoted(em, survey, vault)).length > 0) return false;
  await openSome(em, survey, vault, 'closing');
  await em.nativeDelete(SealedBallot, { survey: survey.id });
  survey.sealedKey = null;
  return true;
}

async function openSome(
  em: EntityManager,
  survey: Survey,
  vault: Vault,
  phase: 'open' | 'closing',
): Promise<void> {
  const key = keyOf(survey, vault);
  if (key === undefined) return;
  // Persons who have sent their form but are not noted yet stay sealed: they could send it again once it is opened.
  const unnoted = new Set(
    (await listUnnoted(em, survey, vault)).map((request) => ballotId(key, voiceOf(request, survey.voice))),
  );
  const waiting = shuffled(await em.find(SealedBallot, { survey: survey.id })).filter(
    ({ id }) => !unnoted.has(id),
  );
  const chosen = waiting.slice(0, howManyToOpen(waiting.length, phase));
  const answers = shuffled(chosen.flatMap(({ id, content }) => openBallot(key, id, Buffer.from(content))));
  if (chosen.length === 0) return;
  for (const [questionId, value, quotable = false] of answers) {
    em.create(AnonymousAnswer, {
      workspace: survey.workspace,
      question: em.getReference(SurveyQuestion, questionId),
      value,
      quotable,
    });
  }
  for (const ballot of chosen) em.remove(ballot);
  await em.flush();
  await touch(em, survey.id);
}

function keyOf(survey: Survey, vault: Vault): Buffer | undefined {
  return survey.sealedKey ? vault.open(Buffer.from(survey.sealedKey)) : undefined;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  const rest = [...items];
  return items.flatMap(() => rest.splice(randomInt(rest.length), 1));
}
