import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Delivery } from '#entities/delivery.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { post } from '#src/outbox/post.ts';
import { listUnnoted } from './ballots.ts';
import { surveyRemind } from './messages.ts';
import { isClosed, peopleIn, remindAtMost } from './rules.ts';

/** Whom a reminder would reach now, or why there is none. */
export type Remindable =
  | {
      readonly ok: true;
      readonly survey: Survey;
      readonly requests: readonly SurveyRequest[];
      /** How many people, each once: who speaks for several organisations gets one reminder. */
      readonly people: number;
      readonly organisations: number;
      /** Have not answered, but want no messages at all. */
      readonly paused: number;
      /** Have not answered, but still wait for the questions or a reminder. */
      readonly waiting: number;
    }
  | { readonly ok: false; readonly reason: 'gone' | 'closed' | 'nobody' }
  | { readonly ok: false; readonly reason: 'today'; readonly again: DateTime };

type Given = Pick<Context, 'em' | 'workspace' | 'person' | 'now' | 'vault'>;

/** Finds those who have not answered. Whoever has sent an anonymous form that is not noted yet has. */
export async function findRemindable({ em, now, vault }: Given, surveyId: string): Promise<Remindable> {
  // Locked: of two that remind at once, the second finds it done.
  const survey = await em.findOne(Survey, surveyId, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (survey === null) return { ok: false, reason: 'gone' };
  if (isClosed(survey, now)) return { ok: false, reason: 'closed' };
  const sealed = new Set((await listUnnoted(em, survey, vault)).map(({ id }) => id));
  const all = await em.find(
    SurveyRequest,
    { survey: surveyId, answeredAt: null },
    { populate: ['person'], orderBy: { id: 'asc' } },
  );
  const silent = all.filter(({ id }) => !sealed.has(id));
  const last = [survey.remindedAt, ...silent.map(({ remindedAt }) => remindedAt)]
    .flatMap((at) => at ?? [])
    .reduce<DateTime | undefined>(
      (latest, at) => (latest === undefined || at > latest ? at : latest),
      undefined,
    );
  const again = last?.plus(remindAtMost);
  if (again !== undefined && again > now) return { ok: false, reason: 'today', again };
  const underWay = await listUnderWay(em, surveyId);
  const wanting = silent.filter(({ person }) => !person.getEntity().isPausedForGood());
  const requests = wanting.filter(({ person }) => !underWay.has(person.id));
  if (requests.length === 0) return { ok: false, reason: 'nobody' };
  return {
    ok: true,
    survey,
    requests,
    people: peopleIn(requests).length,
    organisations: new Set(requests.flatMap(({ organisation }) => organisation?.id ?? [])).size,
    paused: peopleIn(silent).length - peopleIn(wanting).length,
    waiting: peopleIn(wanting).length - peopleIn(requests).length,
  };
}

async function listUnderWay(em: EntityManager, surveyId: string): Promise<ReadonlySet<string | undefined>> {
  const found = await em.find(
    Delivery,
    {
      subjectId: surveyId,
      message: { $in: ['survey.ask', 'survey.remind'] },
      status: { $in: ['waiting', 'sending'] },
    },
    { fields: ['person'] },
  );
  return new Set(found.map(({ person }) => person?.id));
}

/** Reminds them. Quiet hours, pauses and the weekly limit hold as for whatever else is sent. */
export async function remind(
  { em, workspace, person, now }: Given,
  { survey, requests }: Extract<Remindable, { ok: true }>,
): Promise<void> {
  survey.remindedAt = now;
  for (const request of requests) request.remindedAt = now;
  em.create(AuditEntry, {
    workspace,
    person,
    verb: 'survey.remind',
    subjectId: survey.id,
    createdAt: now.toUTC(),
  });
  await post(
    em,
    peopleIn(requests).map((person) => ({
      workspace,
      message: surveyRemind,
      key: `survey-remind:${survey.id}:${person}:${now.toMillis()}`,
      subjectId: survey.id,
      to: { person },
      dueAt: now,
      audience: 'representative' as const,
      responsible: survey.coordinator.id,
    })),
  );
}
