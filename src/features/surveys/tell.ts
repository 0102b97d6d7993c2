import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Survey } from '#entities/survey.ts';
import { SurveyRequest } from '#entities/survey-request.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import type { MessageDeclaration } from '#src/conversation/declarations/declarations.ts';
import { post, touch } from '#src/outbox/post.ts';
import { surveyLedTo, surveyTold } from './messages.ts';
import { peopleIn } from './rules.ts';

/** Everybody asked is told twice: what came out, and what it led to. */
export type Telling = 'outcome' | 'ledTo';

/** A survey that something can be told of, or why nothing can. */
export type Tellable =
  | { readonly ok: true; readonly survey: Survey; readonly people: number }
  | { readonly ok: false; readonly reason: 'gone' | 'open' | 'nobody' | 'told' | 'unwritten' };

type Given = Pick<Context, 'em' | 'workspace' | 'person' | 'now'>;

/** Whether it can be told, and to how many: to everybody asked, when it has closed and somebody has answered. */
export async function findTellable(em: EntityManager, surveyId: string, telling: Telling): Promise<Tellable> {
  // Locked: of two that tell at once, the second finds it told.
  const survey = await em.findOne(Survey, surveyId, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (survey === null) return { ok: false, reason: 'gone' };
  if (!survey.closedAt) return { ok: false, reason: 'open' };
  if (telling === 'outcome' ? survey.toldAt : survey.ledToAt) return { ok: false, reason: 'told' };
  if ((await em.count(SurveyRequest, { survey: surveyId, answeredAt: { $ne: null } })) === 0) {
    return { ok: false, reason: 'nobody' };
  }
  const asked = await em.find(SurveyRequest, { survey: surveyId }, { fields: ['person'] });
  return { ok: true, survey, people: peopleIn(asked).length };
}

/** Keeps what a survey led to, in a coordinator's words. It is told when they say so. */
export async function writeLedTo(given: Given, surveyId: string, text: string): Promise<Tellable> {
  const found = await findTellable(given.em, surveyId, 'ledTo');
  if (!found.ok) return found;
  found.survey.ledTo = text;
  audit(given, surveyId, 'survey.writeLedTo');
  await given.em.flush();
  return found;
}

const messages: Readonly<Record<Telling, MessageDeclaration>> = { outcome: surveyTold, ledTo: surveyLedTo };

/** Tells everybody asked, once. What waits for quiet hours, a pause or room in their week comes later. */
export async function tell(given: Given, survey: Survey, telling: Telling): Promise<void> {
  const { em, workspace, now } = given;
  if (telling === 'outcome') survey.toldAt = now;
  else survey.ledToAt = now;
  audit(given, survey.id, telling === 'outcome' ? 'survey.tell' : 'survey.tellLedTo');
  const asked = await em.find(SurveyRequest, { survey: survey.id }, { orderBy: { id: 'asc' } });
  const message = messages[telling];
  await post(
    em,
    peopleIn(asked).map((person) => ({
      workspace,
      message,
      key: `${message.id}:${survey.id}:${person}`,
      subjectId: survey.id,
      to: { person },
      dueAt: now,
      audience: 'representative' as const,
      responsible: survey.coordinator.id,
    })),
  );
  await touch(em, survey.id);
}

function audit({ em, workspace, person, now }: Given, subjectId: string, verb: string): void {
  em.create(AuditEntry, { workspace, person, verb, subjectId, createdAt: now.toUTC() });
}
