import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import { Information } from '#entities/information.ts';
import type { Person } from '#entities/person.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Candidate } from '#src/features/audiences/reads.ts';
import { cancelPosted, type Post, post, touch } from '#src/outbox/post.ts';
import { informationMessage, informationOverview } from './messages.ts';

type Given = { readonly workspace: Workspace; readonly person: Person; readonly now: DateTime };

/** What information says. */
export interface Said {
  readonly title: string;
  readonly text: string;
  readonly url: string | null;
}

/** What came of something asked about information: `gone` when it was taken back, `sent` when it has begun to go out. */
export type Outcome =
  | { readonly ok: true; readonly information: Information }
  | { readonly ok: false; readonly reason: 'gone' | 'sent' };

/** Writes information, or changes one that is not sent; nobody is told of it yet. */
export async function writeInformation(
  em: EntityManager,
  asked: { readonly id?: string | undefined; readonly said: Said },
  given: Given,
): Promise<Outcome> {
  if (asked.id === undefined) {
    const { workspace, person } = given;
    const information = em.create(Information, { ...asked.said, workspace, coordinator: person });
    await em.flush();
    audit(em, information, 'information.write', given);
    return { ok: true, information };
  }
  const found = await lockUnsent(em, asked.id);
  if (!found.ok) return found;
  Object.assign(found.information, asked.said);
  audit(em, found.information, 'information.change', given);
  await em.flush();
  return found;
}

/** Takes back information that is not sent. */
export async function undoInformation(em: EntityManager, id: string, given: Given): Promise<Outcome> {
  const found = await lockUnsent(em, id);
  if (!found.ok) return found;
  audit(em, found.information, 'information.undo', given);
  em.remove(found.information);
  await em.flush();
  return found;
}

/** Sends information to those chosen, and a card of what becomes of it to whoever sends it. Sent twice, it goes out once. */
export async function sendInformation(
  em: EntityManager,
  asked: { readonly id: string; readonly candidates: readonly Candidate[] },
  given: Given,
): Promise<Outcome> {
  const { workspace, person, now } = given;
  const found = await lockUnsent(em, asked.id);
  if (!found.ok) return found;
  const { information } = found;
  information.sentAt = now.toUTC();
  audit(em, information, 'information.send', given);
  const about = { workspace, subjectId: information.id, dueAt: now };
  await post(em, [
    ...asked.candidates.map(
      ({ personId }): Post => ({
        ...about,
        message: informationMessage,
        key: `${informationMessage.id}:${information.id}:${personId}`,
        to: { person: personId },
        audience: 'representative',
        responsible: person.id,
      }),
    ),
    {
      ...about,
      message: informationOverview,
      key: `${informationOverview.id}:${information.id}:${person.id}`,
      to: { person: person.id },
      audience: 'staff',
    },
  ]);
  return found;
}

/** Stops what has not gone out; `stopped` says how many messages that is. */
export async function stopInformation(
  em: EntityManager,
  id: string,
  given: Given,
): Promise<
  { readonly ok: true; readonly stopped: number } | { readonly ok: false; readonly reason: 'gone' }
> {
  const information = await lock(em, id);
  if (information === undefined) return { ok: false, reason: 'gone' };
  const stopped = await cancelPosted(em, {
    subjectId: id,
    message: informationMessage.id,
    reason: 'stopped',
  });
  if (stopped > 0) {
    information.stoppedAt = given.now.toUTC();
    audit(em, information, 'information.stop', given);
    await em.flush();
    await touch(em, id);
  }
  return { ok: true, stopped };
}

async function lock(em: EntityManager, id: string): Promise<Information | undefined> {
  return (await em.findOne(Information, id, { lockMode: LockMode.PESSIMISTIC_WRITE })) ?? undefined;
}

async function lockUnsent(em: EntityManager, id: string): Promise<Outcome> {
  const information = await lock(em, id);
  if (information === undefined) return { ok: false, reason: 'gone' };
  return information.sentAt ? { ok: false, reason: 'sent' } : { ok: true, information };
}

function audit(em: EntityManager, information: Information, verb: string, { person, now }: Given): void {
  const { workspace, id: subjectId } = information;
  em.create(AuditEntry, { workspace, person, verb, subjectId, createdAt: now.toUTC() });
}
