import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import {
  buttons,
  type Card,
  type CardElement,
  card,
  facts,
  input,
  quiet,
  text,
  warning,
} from '#src/conversation/elements/card.ts';
import { formatFor, formatShortDate } from '#src/locales/format.ts';
import type { ReferralView } from './reads.ts';
import { answers, isOpen, longest } from './rules.ts';

/**
 * A referral as the body's person sees it: whom it is about, what is asked, by when, and how to answer. Nothing else of
 * what is known about the organisation stands here. `reminds` where it comes a second time; `first` is what is told about a press just made.
 */
export function askCard(
  referral: ReferralView,
  viewer: Viewer,
  told: { readonly reminds?: boolean; readonly first?: string } = {},
): Card {
  const { t, workspace } = viewer;
  const { status, matter, dueOn } = referral;
  const names = {
    organisation: referral.organisation.name,
    body: referral.body.name,
    coordinator: referral.coordinator.name,
    workspace: workspace.name,
  };
  const answerable = answerableStatus(referral);
  return card(
    told.reminds === true && isOpen(status)
      ? t(`referrals.ask.remind.${status}`, names)
      : t(`referrals.ask.title.${status}`, names),
    told.first !== undefined && warning(told.first),
    text(t('referrals.ask.from', names)),
    facts(
      [t('referrals.ask.matter'), matter],
      [t('referrals.ask.by'), dueOn === null ? undefined : formatShortDate(dueOn, formatFor(viewer))],
    ),
    ...(answerable === undefined ? [] : questions(referral, answerable, viewer)),
    answerable === undefined && !isOpen(status) && text(t(`referrals.ask.closed.${status}`, names)),
  );
}

/** Whether the one who is asked may say something, or something else. */
export function canAnswer(referral: ReferralView): boolean {
  return answerableStatus(referral) !== undefined;
}

function answerableStatus({ status, statedBy, person }: ReferralView) {
  if (isOpen(status)) return status;
  return (status === 'done' || status === 'declined') && statedBy?.id === person.id ? status : undefined;
}

function questions(
  referral: ReferralView,
  status: NonNullable<ReturnType<typeof answerableStatus>>,
  { t }: Viewer,
): readonly CardElement[] {
  const { id, coordinator, organisation, told } = referral;
  const comment = status === 'declined' ? referral.instead : referral.outcome;
  const who = { coordinator: coordinator.name, organisation: organisation.name };
  const asked: readonly CardElement[] = [
    text(t(`referrals.ask.saved.${status}`, who)),
    buttons(
      ...answers.map((answer) =>
        button(
          t(`referrals.answer.${answer}`),
          'referral.answer',
          { referral: id, answer },
          { chosen: status === answer },
        ),
      ),
    ),
  ];
  if (status === 'open') return [...asked, quiet(t('referrals.ask.noAccount'))];
  const declined = status === 'declined';
  // Two fields: a page keeps what was typed in one of the same name, also where others will read it.
  const about = declined ? 'instead' : 'comment';
  return [
    ...asked,
    input(
      [
        {
          kind: 'text',
          name: about,
          label: t(`referrals.ask.${about}`),
          hint: t(told && !declined ? 'referrals.ask.bothRead' : 'referrals.ask.oneReads', who),
          required: false,
          maxLength: longest.comment,
          value: comment ?? '',
        },
      ],
      button(t('referrals.ask.save'), 'referral.comment', { referral: id, about }),
    ),
    ...(comment ? [quiet(t('referrals.ask.savedComment', { comment }))] : []),
  ];
}

/** What somebody is answered who presses what is not theirs, or is gone. */
export function askRefusedCard(reason: 'gone' | 'notYours', { t }: Viewer): Card {
  return card(t(`referrals.refused.${reason}.title`), text(t(`referrals.refused.${reason}.text`)));
}
