import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, quiet, text } from '#src/conversation/elements/card.ts';
import { clip } from '#src/features/contacts/rules.ts';
import { organisationChoice } from '#src/language/organisation-line.ts';
import type { ReferralOutcome } from './line.ts';

/** A name means several organisations, or nobody: each has a button, and so has a new one; what was typed waits in a draft. */
export function whichCard(
  { typed, near, draft, role }: Extract<ReferralOutcome, { kind: 'which' }>,
  { t }: Viewer,
): Card {
  const name = clip(typed);
  return card(
    t(near.length === 0 ? 'contacts.unknown.title' : 'contacts.which.title', { typed: name }),
    text(t(near.length === 0 ? `referrals.unknown.${role}` : 'referrals.which')),
    near.length > 0 &&
      buttons(
        ...near.map((one) =>
          button(organisationChoice(one, t), 'referral.pick', { draft, role, organisation: one.id }),
        ),
      ),
    buttons(
      button(
        t(role === 'body' ? 'referrals.addBody' : 'contacts.unknown.add', { typed: name }),
        'referral.add',
        { draft, role },
        near.length === 0 ? { style: 'primary' } : {},
      ),
      button(t('contacts.openForm'), 'draft.open', { draft }),
    ),
    quiet(t('contacts.waiting')),
  );
}

/** Several at the body can be asked: each has a button; somebody else is written in the form. */
export function whomCard(
  { body, people, draft }: Extract<ReferralOutcome, { kind: 'whom' }>,
  { t }: Viewer,
): Card {
  return card(
    t('referrals.whom.title', { body }),
    text(t('referrals.whom.text')),
    buttons(...people.map(({ id, name }) => button(name, 'referral.person', { draft, person: id }))),
    buttons(button(t('referrals.whom.other'), 'draft.open', { draft })),
    quiet(t('contacts.waiting')),
  );
}

/** What was typed is referred already, or older than a draft is kept. */
export function alreadyDoneCard({ t }: Viewer): Card {
  return card(t('referrals.alreadyDone.title'), text(t('referrals.alreadyDone.text')));
}
