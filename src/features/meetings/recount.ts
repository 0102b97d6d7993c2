import type { EntityManager } from '@mikro-orm/postgresql';
import { touch } from '#src/outbox/post.ts';

/** Has the coordinators' card of a meeting written anew, with what has become of the invitations. */
export async function recount(em: EntityManager, meetingId: string): Promise<void> {
  await touch(em, meetingId);
}
