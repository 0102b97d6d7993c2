import type { Context } from '#src/conversation/declarations/context.ts';
import type { Card } from '#src/conversation/elements/card.ts';
import { type Reply, reply } from '#src/conversation/elements/reply.ts';
import { clip } from '#src/features/contacts/rules.ts';
import { referralCard, referralGoneCard, referralsCard, referralsOnPage } from './cards.ts';
import { whichCard, whomCard } from './choice-cards.ts';
import { referralForm } from './forms.ts';
import type { ReferralOutcome } from './line.ts';
import { findOverview } from './overview.ts';
import { listOpenReferrals } from './reads.ts';

/** What the sender is answered to a line about a referral; only they see it. */
export async function referralLineReply(given: Context, outcome: ReferralOutcome): Promise<Reply> {
  const { t } = given;
  switch (outcome.kind) {
    case 'list':
      return reply.onlyYou(await showReferrals(given, 0));
    case 'sent':
      return reply.onlyYou(await showSent(given, outcome));
    case 'lacking':
      return reply.form(
        referralForm(outcome.draft, t, {
          intro: outcome.problem && t(outcome.problem),
          whom: outcome.field === 'personName',
        }),
      );
    case 'which':
      return reply.onlyYou(whichCard(outcome, given));
    case 'whom':
      return reply.onlyYou(whomCard(outcome, given));
  }
}

/** The same after a press on a card with choices: what it came to takes the card's place. */
export async function referralPressReply(given: Context, outcome: ReferralOutcome): Promise<Reply> {
  const answer = await referralLineReply(given, outcome);
  return answer.kind === 'onlyYou' ? reply.replace(answer.card) : answer;
}

/** The same after the form: what is wrong stands beside its field. */
export async function referralFormReply(given: Context, outcome: ReferralOutcome): Promise<Reply> {
  if (outcome.kind !== 'lacking') return referralPressReply(given, outcome);
  return reply.errors({ [outcome.field]: given.t(outcome.problem ?? 'errors.form.required') });
}

async function showSent(
  given: Context,
  { referral, typed }: Extract<ReferralOutcome, { kind: 'sent' }>,
): Promise<Card> {
  const first =
    typed.length === 0
      ? undefined
      : given.t('referrals.typed', { typed: typed.map((one) => clip(one)).join(', ') });
  return showReferral(given, referral, first);
}

/** A referral as it is now, with what is told first. */
export async function showReferral(given: Context, id: string, first?: string): Promise<Card> {
  const referral = await findOverview(given.em, id, given.now);
  return referral === undefined ? referralGoneCard(given) : referralCard(referral, given, first);
}

/** The referrals that nobody has said the outcome of, from the first or after those that were shown. */
export async function showReferrals(given: Context, skipped: number): Promise<Card> {
  const page = await listOpenReferrals(given.em, { skipped, limit: referralsOnPage });
  return referralsCard({ ...page, skipped }, given);
}

/** Why a press came to nothing: the referral as it is, with a sentence. */
export async function referralRefusedReply(
  given: Context,
  id: string,
  reason: 'gone' | 'closed' | 'changed' | 'told',
): Promise<Reply> {
  if (reason === 'gone') return reply.onlyYou(referralGoneCard(given));
  return reply.replace(await showReferral(given, id, given.t(`referrals.refused.${reason}`)));
}
