import type { Context } from '#src/conversation/declarations/context.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import type { Answered } from './answers.ts';
import { askCard, askRefusedCard } from './ask-card.ts';

/** What the one who is asked sees after a press: the question as it is now. */
export function answeredReply(given: Context, outcome: Answered): Reply {
  if (outcome.ok) return reply.replace(askCard(outcome.referral, given));
  if (outcome.reason !== 'closed') return reply.onlyYou(askRefusedCard(outcome.reason, given));
  return reply.replace(askCard(outcome.referral, given, { first: given.t('referrals.ask.notSaved') }));
}
