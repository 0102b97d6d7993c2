import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Account } from '#entities/account.ts';
import { AuditEntry } from '#entities/audit-entry.ts';
import { BrowserMessage } from '#entities/browser-message.ts';
import { Delivery } from '#entities/delivery.ts';
import { Draft } from '#entities/draft.ts';
import { ErasureRequest } from '#entities/erasure-request.ts';
import { Invitation } from '#entities/invitation.ts';
import { LiveMessage } from '#entities/live-message.ts';
import { Mail } from '#entities/mail.ts';
import { Person, pausedForGood } from '#entities/person.ts';
import { Referral } from '#entities/referral.ts';
import { Representative } from '#entities/representative.ts';
import { SurveyResponse } from '#entities/survey-response.ts';
import { TeamsReference } from '#entities/teams-reference.ts';
import { Workspace } from '#entities/workspace.ts';
import { translator } from '#src/locales/translate.ts';
import { touch } from '#src/outbox/post.ts';
import { erasureDecided } from './messages.ts';
import type { DueErasure } from './reads.ts';

/**
 * Carries out a granted request, once the person has been told or cannot be. What is counted stays, without a name:
 * invitations and answers, what was sent and when, who did what. All that says who it was, and all they wrote freely,
 * is removed. Twice does it once.
 */
export async function carryOutErasure(em: EntityManager, due: DueErasure, now: DateTime): Promise<void> {
  const request = await em.findOne(ErasureRequest, due.id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (request === null || request.decision !== 'granted' || request.erasedAt) return;
  const told = { subjectId: due.id, message: erasureDecided.id };
  if ((await em.count(Delivery, { ...told, status: { $in: ['waiting', 'sending'] } })) > 0) return;
  const workspace = await em.findOneOrFail(Workspace, due.workspaceId);
  const person = await em.findOneOrFail(Person, request.person.id);
  await removeWritten(em, person.id);
  await removeTraces(em, person.id);
  em.assign(person, {
    name: translator(workspace.language)('erasure.erasedName'),
    searchName: '',
    email: null,
    language: null,
    roles: [],
    welcomedAt: null,
  });
  // Whatever still waits for them is not for anybody any more.
  person.pausedUntil = pausedForGood;
  request.erasedAt = now.toUTC();
  em.create(AuditEntry, {
    workspace,
    person: null,
    verb: 'erasure.carryOut',
    subjectId: request.id,
    createdAt: now.toUTC(),
  });
  await em.flush();
  await touch(em, due.id);
}

/** What they wrote in their own words; choices stay counted. */
async function removeWritten(em: EntityManager, person: string): Promise<void> {
  await em.nativeDelete(Draft, { person });
  await em.nativeUpdate(Invitation, { person }, { wishes: null });
  await em.nativeUpdate(Referral, { statedBy: person }, { instead: null, outcome: null });
  const free = await em.find(SurveyResponse, { request: { person }, question: { kind: 'text' } });
  await em.nativeDelete(SurveyResponse, { id: { $in: free.map(({ id }) => id) } });
  const accounts = await em.find(Account, { person, platform: 'browser' });
  const conversations = accounts.map(({ externalId }) => `direct:${externalId}`);
  await em.nativeDelete(BrowserMessage, {
    $or: [{ author: person }, { viewer: person }, { conversation: { $in: conversations } }],
  });
}

/** What says who they are on which platform, and for whom they speak. What still waits is never sent. */
async function removeTraces(em: EntityManager, person: string): Promise<void> {
  const deliveries = await em.find(Delivery, { person }, { fields: ['id'], disableIdentityMap: true });
  await em.nativeDelete(LiveMessage, { delivery: { $in: deliveries.map(({ id }) => id) } });
  await em.nativeUpdate(Delivery, { person, status: 'waiting' }, { status: 'cancelled', reason: 'erased' });
  await em.nativeUpdate(Delivery, { person }, { tenant: null, sentConversation: null, sentMessage: null });
  await em.nativeDelete(Mail, { person });
  await em.nativeDelete(Representative, { person });
  const accounts = await em.find(
    Account,
    { person, platform: 'teams' },
    { fields: ['tenant', 'externalId'] },
  );
  for (const { tenant, externalId } of accounts)
    await em.nativeDelete(TeamsReference, { tenant, external: externalId });
  await em.nativeDelete(Account, { person });
}
