import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { type ErasureDecision, ErasureRequest } from '#entities/erasure-request.ts';
import { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import { post, touch } from '#src/outbox/post.ts';
import { erasureDecided, erasureRequested } from './messages.ts';
import { hasOpenRequest } from './reads.ts';

type Given = { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime };

/**
 * Asks for what is kept about somebody to be erased; every coordinator gets a card. Staff have it done by an
 * administrator who takes their role away first: a workspace must not lose its last one by a press.
 */
export async function askForErasure(
  em: EntityManager,
  { workspace, person, now }: Given,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'staff' | 'asked' }> {
  if (person.is('coordinator') || person.is('administrator')) return { ok: false, reason: 'staff' };
  if (await hasOpenRequest(em, person.id)) return { ok: false, reason: 'asked' };
  const request = em.create(ErasureRequest, { workspace, person, askedAt: now.toUTC() });
  await em.flush();
  audit(em, request, 'erasure.ask', { workspace, person, now });
  const coordinators = await em.find(Person, { roles: { $contains: ['coordinator'] } });
  await post(
    em,
    coordinators.map((coordinator) => ({
      workspace,
      message: erasureRequested,
      key: `${erasureRequested.id}:${request.id}:${coordinator.id}`,
      subjectId: request.id,
      to: { person: coordinator.id },
      dueAt: now,
      audience: 'staff' as const,
    })),
  );
  return { ok: true };
}

/** Decides on a request, once; the one who asked is told. What is granted is carried out when they have been told. */
export async function decideErasure(
  em: EntityManager,
  asked: { readonly id: string; readonly decision: ErasureDecision; readonly reason: string | null },
  { workspace, person, now }: Given,
): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: 'gone' | 'decided' }> {
  const request = await em.findOne(ErasureRequest, asked.id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (request === null) return { ok: false, reason: 'gone' };
  if (request.decidedAt) return { ok: false, reason: 'decided' };
  const { decision, reason } = asked;
  em.assign(request, { decision, reason, decidedBy: person.id });
  request.decidedAt = now.toUTC();
  const verb = asked.decision === 'granted' ? 'erasure.grant' : 'erasure.refuse';
  audit(em, request, verb, { workspace, person, now });
  await post(em, [
    {
      workspace,
      message: erasureDecided,
      key: `${erasureDecided.id}:${request.id}`,
      subjectId: request.id,
      to: { person: request.person.id },
      dueAt: now,
      audience: 'representative',
      responsible: person.id,
    },
  ]);
  await touch(em, request.id);
  return { ok: true };
}

function audit(
  em: EntityManager,
  request: ErasureRequest,
  verb: string,
  { workspace, person, now }: Given,
): void {
  em.create(AuditEntry, { workspace, person, verb, subjectId: request.id, createdAt: now.toUTC() });
}
