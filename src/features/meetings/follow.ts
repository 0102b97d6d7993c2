import type { Meeting } from '#entities/meeting.ts';
import type { Workspace } from '#entities/workspace.ts';
import type { Context } from '#src/conversation/declarations/context.ts';
import { type Card, card, text } from '#src/conversation/elements/card.ts';
import { isTold } from '#src/outbox/fates.ts';
import { type Post, post } from '#src/outbox/post.ts';
import { refusedCard } from './cards.ts';
import { overviewMessage } from './messages.ts';
import { findMeeting } from './reads.ts';

/** The card that counts the answers as they come, once to each reader. */
export function overviewPost(
  meeting: Pick<Meeting, 'id'>,
  reader: string,
  { workspace, now }: { readonly workspace: Workspace; readonly now: Context['now'] },
): Post {
  return {
    workspace,
    message: overviewMessage,
    key: `${overviewMessage.id}:${meeting.id}:${reader}`,
    subjectId: meeting.id,
    to: { person: reader },
    dueAt: now,
    audience: 'staff',
  };
}

/** Whether somebody has that card, or is about to get it. */
export function isFollowing(
  { em, person }: Pick<Context, 'em' | 'person'>,
  subjectId: string,
): Promise<boolean> {
  return isTold(em, { person: person.id, subjectId, messages: [overviewMessage.id] });
}

/** Sends that card to whoever asks for it. */
export async function followMeeting(given: Context, meetingId: string): Promise<Card> {
  const { em, person, t } = given;
  const meeting = await findMeeting(em, meetingId);
  if (meeting === undefined) return refusedCard('gone', t);
  const { title } = meeting;
  if (await isFollowing(given, meetingId))
    return card(t('deliveries.follow.already', { title }), text(t('deliveries.follow.where')));
  await post(em, [overviewPost(meeting, person.id, given)]);
  return card(t('deliveries.follow.title', { title }), text(t('deliveries.follow.text')));
}
