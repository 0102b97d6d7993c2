import { LockMode } from '@mikro-orm/core';
import { DateTime } from 'luxon';
import type { z } from 'zod';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Survey } from '#entities/survey.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { touch } from '#src/outbox/post.ts';
import { answerRefusedCard } from './ask-cards.ts';
import { checkClosing, opensAt, readClosing } from './closing.ts';
import {
  alreadyClosedCard,
  closingErrors,
  closingForm,
  type closingInput,
  type closingOwner,
} from './closing-forms.ts';
import { draftCard, draftGoneCard } from './draft-cards.ts';
import { changeDraft, findSurveyDraft, lockSurveyDraft } from './drafts.ts';
import { showResults } from './follow.ts';
import { isClosed } from './rules.ts';
import { previewSending } from './sending.ts';

/** Asks until when a survey, or a draft, takes answers. */
export async function startClosing(given: Context, owner: z.output<typeof closingOwner>): Promise<Reply> {
  const { em, now } = given;
  if ('draft' in owner) {
    const draft = await findSurveyDraft(em, owner.draft);
    if (draft === undefined) return reply.onlyYou(draftGoneCard(given));
    const { closesAt } = draft.content;
    return reply.form(closingForm(owner, closesAt === null ? undefined : DateTime.fromISO(closesAt), given));
  }
  const survey = await em.findOne(Survey, owner.survey);
  if (survey === null) return reply.onlyYou(answerRefusedCard('gone', given));
  if (isClosed(survey, now)) return reply.onlyYou(alreadyClosedCard(survey.title, survey.closesAt, given));
  return reply.form(closingForm(owner, survey.closesAt, given));
}

/** Keeps it, and shows what it was changed from. */
export async function changeClosing(given: Context, input: z.output<typeof closingInput>): Promise<Reply> {
  const { date, time } = input;
  const typed = date === undefined ? undefined : readClosing({ date, time }, given.now);
  if (date !== undefined && typed === undefined) return reply.errors(closingErrors('skipped', given));
  return 'draft' in input ? changeOfDraft(given, input, typed) : changeOfSurvey(given, input.survey, typed);
}

async function changeOfDraft(
  given: Context,
  { draft: id, shown }: Extract<z.output<typeof closingOwner>, { draft: string }>,
  at: DateTime | undefined,
): Promise<Reply> {
  const { em, now } = given;
  const draft = await lockSurveyDraft(em, id);
  if (draft === undefined) return reply.onlyYou(draftGoneCard(given));
  const problem = at && checkClosing(at, opensAt(draft, now));
  if (problem !== undefined) return reply.errors(closingErrors(problem, given));
  changeDraft(draft, { ...draft.content, closesAt: at?.toUTC().toISO() ?? null }, now);
  await em.flush();
  return reply.replace(shown === 'preview' ? await previewSending(given, draft) : draftCard(draft, given));
}

async function changeOfSurvey(given: Context, id: string, at: DateTime | undefined): Promise<Reply> {
  const { em, now, workspace, person } = given;
  // Locked: an answer on its way is kept first, and what closes it waits.
  const survey = await em.findOne(Survey, id, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (survey === null) return reply.onlyYou(answerRefusedCard('gone', given));
  if (isClosed(survey, now)) return reply.onlyYou(alreadyClosedCard(survey.title, survey.closesAt, given));
  if (at === undefined) return reply.errors(closingErrors('noDate', given));
  const problem = at <= now ? 'past' : checkClosing(at, survey.openedAt.setZone(now.zone));
  if (problem !== undefined) return reply.errors(closingErrors(problem, given));
  survey.closesAt = at.toUTC();
  em.create(AuditEntry, {
    workspace,
    person,
    verb: 'survey.changeClosing',
    subjectId: id,
    createdAt: now.toUTC(),
  });
  await em.flush();
  await touch(em, id);
  const results = await showResults(given, id);
  return results === undefined ? reply.onlyYou(answerRefusedCard('gone', given)) : reply.replace(results);
}
