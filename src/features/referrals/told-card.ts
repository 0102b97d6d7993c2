import type { Viewer } from '#src/conversation/declarations/context.ts';
import { type Card, card, facts, quiet, text } from '#src/conversation/elements/card.ts';
import { formatFor, formatShortDate } from '#src/locales/format.ts';
import type { ReferralView } from './reads.ts';

/** What those who speak for the organisation see of a referral: where their matter lies, and what has been said about it. */
export function toldCard(referral: ReferralView, viewer: Viewer): Card {
  const { t } = viewer;
  const { status, matter, dueOn } = referral;
  const names = { body: referral.body.name, coordinator: referral.coordinator.name };
  return card(
    t(`referrals.told.title.${status}`, names),
    text(t(`referrals.told.text.${status}`, names)),
    facts(
      [t('referrals.told.organisation'), referral.organisation.name],
      [t('referrals.told.matter'), matter],
      [
        t('referrals.told.by'),
        status === 'open' || status === 'accepted'
          ? dueOn === null
            ? undefined
            : formatShortDate(dueOn, formatFor(viewer))
          : undefined,
      ],
      [t('referrals.told.comment'), referral.outcome ?? undefined],
    ),
    quiet(t('referrals.told.questions', names)),
  );
}
