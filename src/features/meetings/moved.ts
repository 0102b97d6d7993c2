import type { EntityManager } from '@mikro-orm/postgresql';
import { Delivery } from '#entities/delivery.ts';
import { Invitation } from '#entities/invitation.ts';
import { cancelPosted } from '#src/outbox/post.ts';
import type { MeetingPlace } from './invitation-view.ts';
import { changedMessages } from './message-ids.ts';

/** What is another than it was; undefined where nothing is. */
export function whatMoved(from: MeetingPlace, to: MeetingPlace): 'time' | 'place' | 'both' | undefined {
  const place = from.place !== to.place;
  if (+from.startsAt === +to.startsAt && +from.endsAt === +to.endsAt) return place ? 'place' : undefined;
  return place ? 'both' : 'time';
}

/** An invitation with what its person was last told about when and where. */
export type Told = { readonly id: string; readonly movedFrom: MeetingPlace | undefined };

/**
 * Keeps for each of those who shall hear that a meeting has moved what they were told before, and returns those who
 * have something to hear. Who has not heard of an earlier move yet hears of both as one; moved back in the meantime,
 * nothing has moved for them.
 */
export async function keepMovedFrom<Kind extends Told>(
  em: EntityManager,
  concerned: readonly Kind[],
  from: MeetingPlace,
  to: MeetingPlace,
): Promise<readonly Kind[]> {
  const unheard = await listUnheard(
    em,
    concerned.map(({ id }) => id),
  );
  const movedBack = concerned.filter(
    ({ id, movedFrom }) =>
      unheard.has(id) && movedFrom !== undefined && whatMoved(movedFrom, to) === undefined,
  );
  for (const message of changedMessages) {
    await cancelPosted(em, { subjectId: idsOf(movedBack), message, reason: 'moved' });
  }
  await keep(em, movedBack, undefined);
  await keep(
    em,
    concerned.filter(({ id }) => !unheard.has(id)),
    from,
  );
  return concerned.filter((one) => !movedBack.includes(one));
}

async function keep(
  em: EntityManager,
  invitations: readonly Told[],
  from: MeetingPlace | undefined,
): Promise<void> {
  if (invitations.length === 0) return;
  await em.nativeUpdate(
    Invitation,
    { id: { $in: idsOf(invitations) } },
    {
      movedFromStart: from?.startsAt ?? null,
      movedFromEnd: from?.endsAt ?? null,
      movedFromPlace: from?.place ?? null,
    },
  );
}

/** Those among the invitations whose person has not got the message about an earlier move yet. */
async function listUnheard(em: EntityManager, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await em.find(
    Delivery,
    { subjectId: { $in: [...ids] }, message: { $in: [...changedMessages] }, status: 'waiting' },
    { disableIdentityMap: true },
  );
  return new Set(found.map(({ subjectId }) => subjectId));
}

function idsOf(invitations: readonly Told[]): string[] {
  return invitations.map(({ id }) => id);
}
