import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { AuditEntry } from '#entities/audit-entry.ts';
import type { Person } from '#entities/person.ts';
import type { Referral } from '#entities/referral.ts';
import type { Workspace } from '#entities/workspace.ts';
import { listFates } from '#src/outbox/fates.ts';
import { cancelPosted, post } from '#src/outbox/post.ts';
import { askedId, toldId } from './message-ids.ts';
import {
  referralAsked,
  referralNews,
  referralOutcome,
  referralReminder,
  referralTold,
  referralWithdrawn,
} from './messages.ts';
import { listResponsible, listSpeakers } from './reads.ts';

/** In which workspace and when; who does it, or nobody when it happens by itself. */
export type By = { readonly workspace: Workspace; readonly person: Person | null; readonly now: DateTime };

/** How long a coordinator has to say that the organisation shall not be told. */
const regretMinutes = 1;

/** Sends the question to the body's person. */
export async function postQuestion(em: EntityManager, referral: Referral, by: By): Promise<void> {
  await post(em, [
    { ...toAsked(referral, by), message: referralAsked, key: `${referralAsked.id}:${referral.id}` },
  ]);
}

/** Tells those who speak for the organisation, but for whoever is asked; in a minute, so that it can be stopped. */
export async function postTelling(em: EntityManager, referral: Referral, by: By): Promise<void> {
  await postToOrganisation(em, referral, by, referralTold, by.now.plus({ minutes: regretMinutes }));
}

/** Reminds the body's person; once for each time that they fell silent. */
export async function postReminder(em: EntityManager, referral: Referral, by: By): Promise<void> {
  const key = `${referralReminder.id}:${referral.id}:${referral.status}`;
  await post(em, [{ ...toAsked(referral, by), message: referralReminder, key }]);
}

/** Tells whoever is responsible what the body has said, or that it has said nothing. */
export async function postNews(em: EntityManager, referral: Referral, by: By): Promise<void> {
  const { workspace, now } = by;
  const responsible = await listResponsible(em, referral.coordinator.id);
  // Whoever has done it just now sees it already.
  const readers = responsible.filter((one) => one !== by.person?.id);
  await post(
    em,
    readers.map((reader) => ({
      workspace,
      message: referralNews,
      key: `${referralNews.id}:${referral.id}:${referral.revision}:${reader}`,
      subjectId: referral.id,
      to: { person: reader },
      dueAt: now,
      audience: 'staff' as const,
    })),
  );
}

/** Tells the organisation what came of it, in some minutes, where it was told of it at all. */
export async function postOutcome(em: EntityManager, referral: Referral, by: By, minutes = 0): Promise<void> {
  if (referral.told) {
    await postToOrganisation(em, referral, by, referralOutcome, by.now.plus({ minutes }));
  }
}

/**
 * Takes back what was sent. What has not gone out never does; those who have got it are told. Returns whether anybody
 * had.
 */
export async function takeBack(em: EntityManager, referral: Referral, by: By): Promise<boolean> {
  const { id } = referral;
  await em.flush();
  await cancelPosted(em, { subjectId: id, reason: 'withdrawn' });
  const asked = await listFates(em, id, askedId);
  const told = await listFates(em, id, toldId);
  // What is being sent at this moment counts as waiting.
  const askedOut = asked.sent + asked.waiting > 0;
  const toldOut = told.sent + told.waiting > 0;
  if (askedOut) {
    await post(em, [
      { ...toAsked(referral, by), message: referralWithdrawn, key: `${referralWithdrawn.id}:${id}` },
    ]);
  }
  if (toldOut) await postOutcome(em, referral, by);
  return askedOut || toldOut;
}

/** Stops what is to tell the organisation; false when it has gone out. */
export async function stopTelling(em: EntityManager, referralId: string): Promise<boolean> {
  return (await cancelPosted(em, { subjectId: referralId, message: toldId, reason: 'stopped' })) > 0;
}

async function postToOrganisation(
  em: EntityManager,
  referral: Referral,
  { workspace }: By,
  message: typeof referralTold,
  dueAt: DateTime,
): Promise<void> {
  const speakers = await listSpeakers(em, referral.organisation.id);
  await post(
    em,
    speakers
      .filter((speaker) => speaker !== referral.person.id)
      .map((speaker) => ({
        workspace,
        message,
        key: `${message.id}:${referral.id}:${referral.revision}:${speaker}`,
        subjectId: referral.id,
        to: { person: speaker },
        dueAt,
        audience: 'representative' as const,
        responsible: referral.coordinator.id,
      })),
  );
}

function toAsked(referral: Referral, { workspace, now }: By) {
  return {
    workspace,
    subjectId: referral.id,
    to: { person: referral.person.id },
    dueAt: now,
    audience: 'representative',
    responsible: referral.coordinator.id,
  } as const;
}

/** Notes who did what to a referral. */
export function audit(em: EntityManager, referral: Referral, verb: string, { person, now }: By): void {
  const { workspace, id: subjectId } = referral;
  em.create(AuditEntry, { workspace, person, verb, subjectId, createdAt: now.toUTC() });
}
