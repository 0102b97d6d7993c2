import type { EntityManager } from '@mikro-orm/postgresql';
import type { DateTime } from 'luxon';
import { Meeting } from '#entities/meeting.ts';
import { cleanText } from './rules.ts';

/** The meeting that has this very title, in letters of any size: the next one to come, or else the last one held. */
export async function findMeetingByTitle(
  em: EntityManager,
  typed: string,
  now: DateTime,
): Promise<Meeting | undefined> {
  const title = cleanText(typed);
  if (title === '') return undefined;
  const named = { title: { $ilike: title.replaceAll(/[\\%_]/gu, '\\$&') }, cancelledAt: null };
  const coming = await em.findOne(
    Meeting,
    { ...named, endsAt: { $gt: now } },
    { orderBy: { startsAt: 'asc' } },
  );
  return coming ?? (await em.findOne(Meeting, named, { orderBy: { startsAt: 'desc' } })) ?? undefined;
}
