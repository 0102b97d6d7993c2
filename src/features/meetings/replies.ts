import type { Context } from '#src/conversation/declarations/context.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import type { Key } from '#src/locales/translate.ts';
import { can } from '#src/people/can.ts';
import { type AnswerOutcome, type AnswerPart, answer } from './answers.ts';
import { refusedCard } from './cards.ts';
import { invitationCard } from './invitation-card.ts';
import { viewOf } from './invitation-view.ts';
import { findInvitation } from './reads.ts';
import { showOwnInvitations } from './show.ts';

/**
 * Saves what an invited person answers and shows it to them; `list` when they answered in the list of all. What they
 * need stays in its field when it could not be saved.
 */
export async function answerReply(
  given: Context,
  asked: { readonly invitation: string; readonly list?: boolean | undefined },
  part: AnswerPart,
): Promise<Reply> {
  const outcome = await answer(given.em, { invitationId: asked.invitation, part }, given);
  if (outcome.ok) {
    return reply.replace(
      asked.list === true
        ? await showOwnInvitations(given)
        : invitationCard(viewOf(outcome.invitation), given),
    );
  }
  if (!('invitation' in outcome)) return reply.onlyYou(refusedCard(outcome.reason, given.t));
  const typed = 'wishes' in part && part.wishes !== null ? { typedWishes: part.wishes } : {};
  return reply.replace(
    invitationCard(viewOf(outcome.invitation), given, { first: refusal(outcome, given), ...typed }),
  );
}

/** Shows somebody their own invitation, with what could not be read in what they wrote. */
export async function invitationReply(
  given: Context,
  invitationId: string,
  wrong?: { readonly problem: Key; readonly typedWishes: string },
): Promise<Reply> {
  const { em, person, t } = given;
  const invitation = await findInvitation(em, invitationId);
  if (invitation === undefined) return reply.onlyYou(refusedCard('gone', t));
  if (!can(person, 'answerFor', { personId: invitation.person.id })) {
    return reply.onlyYou(refusedCard('notYours', t));
  }
  return reply.replace(
    invitationCard(
      viewOf(invitation),
      given,
      wrong === undefined ? {} : { first: t(wrong.problem), typedWishes: wrong.typedWishes },
    ),
  );
}

type Refusal = Extract<AnswerOutcome, { ok: false; invitation: unknown }>;

function refusal(outcome: Refusal, { t }: Context): string {
  switch (outcome.reason) {
    case 'begun':
      return t('meetings.invitation.closed');
    case 'cancelled':
      return t('meetings.invitation.cancelled');
    case 'first':
      return t('meetings.invitation.first');
    case 'full':
      return outcome.left === 0
        ? t('meetings.invitation.full')
        : t('meetings.invitation.fullSome', { count: outcome.left });
  }
}
