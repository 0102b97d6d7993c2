import { randomUUID } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Meeting } from '#entities/meeting.ts';
import { type DraftSelection, type SurveyContent, SurveyDraft } from '#entities/survey-draft.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { type Beginning, beginningOf } from './templates.ts';

/** How long a draft that nobody changes is kept. */
const keptFor = { days: 90 } as const;

/** Begins a survey. A meeting has one draft: whoever begins it at the same moment is met by its unique index. */
export async function beginDraft(
  { em, workspace, person, now }: Pick<Context, 'em' | 'workspace' | 'person' | 'now'>,
  beginning: Beginning,
  meetingId?: string,
): Promise<SurveyDraft> {
  const draft = em.create(SurveyDraft, {
    workspace,
    coordinator: person,
    meeting: meetingId === undefined ? null : em.getReference(Meeting, meetingId),
    content: contentOf(beginning),
    before: null,
    selection: null,
    changedAt: now,
  });
  await em.flush();
  return draft;
}

/** What a beginning is as content: its questions have ids. */
export function contentOf({ questions, ...rest }: Beginning): SurveyContent {
  return { ...rest, questions: questions.map((question) => ({ id: randomUUID(), ...question })) };
}

/** A draft with the meeting it is for; undefined when it was sent, taken away or forgotten. */
export async function findSurveyDraft(em: EntityManager, id: string): Promise<SurveyDraft | undefined> {
  return (await em.findOne(SurveyDraft, { id }, { populate: ['meeting'] })) ?? undefined;
}

/** The same, locked: of two that change it at once, the second changes what the first has left. */
export async function lockSurveyDraft(em: EntityManager, id: string): Promise<SurveyDraft | undefined> {
  const draft = await em.findOne(
    SurveyDraft,
    { id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  return draft === null ? undefined : findSurveyDraft(em, draft.id);
}

/** The draft for a meeting, begun as the usual survey where there is none. */
export async function draftForMeeting(
  given: Pick<Context, 'em' | 'workspace' | 'person' | 'now'>,
  meeting: { readonly id: string; readonly title: string },
): Promise<SurveyDraft> {
  const before = await given.em.findOne(SurveyDraft, { meeting: meeting.id }, { populate: ['meeting'] });
  if (before !== null) return before;
  const beginning = { ...beginningOf('meeting', given.workspace.language), title: meeting.title };
  const draft = await beginDraft(given, beginning, meeting.id);
  await given.em.populate(draft, ['meeting']);
  return draft;
}

/** The newest drafts. */
export async function listDrafts(em: EntityManager, limit: number): Promise<readonly SurveyDraft[]> {
  return em.find(SurveyDraft, {}, { orderBy: { changedAt: 'desc' }, limit, populate: ['meeting'] });
}

/** Puts new content in a draft's place; what stood there can be got back once. */
export function changeDraft(draft: SurveyDraft, content: SurveyContent, now: DateTime): void {
  draft.before = draft.content;
  draft.content = content;
  draft.changes += 1;
  draft.changedAt = now;
}

/** Puts back what stood there before the last change, which can be got back in its turn. */
export function undoDraft(draft: SurveyDraft, now: DateTime): void {
  if (draft.before) changeDraft(draft, draft.before, now);
}

/** Remembers whom it is to be sent to. */
export function chooseRecipients(draft: SurveyDraft, selection: DraftSelection, now: DateTime): void {
  draft.selection = selection;
  draft.changedAt = now;
}

/** Removes drafts that nobody has changed for long, in every workspace. */
export async function forgetOldDrafts(em: EntityManager, now: DateTime): Promise<void> {
  await em.nativeDelete(SurveyDraft, { changedAt: { $lt: now.minus(keptFor) } });
}
