import type { ErasureRequest } from '#entities/erasure-request.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, facts, quiet, text, warning } from '#src/conversation/elements/card.ts';
import type { Form } from '#src/conversation/elements/form.ts';
import { formatFor, formatList, formatMoment } from '#src/locales/format.ts';
import type { Translate } from '#src/locales/translate.ts';
import type { Viewer } from './cards.ts';
import { longestReason } from './rules.ts';

/** The coordinators' card of a request: who asks, what erasing means, and what was decided. */
export function requestCard(
  request: ErasureRequest,
  spokenFor: readonly string[],
  viewer: Viewer,
  first?: string,
): Card {
  const { t } = viewer;
  const { id, decidedAt, decision, decidedBy, reason, askedAt, erasedAt } = request;
  const format = formatFor(viewer);
  const of = { request: id };
  return card(
    t('erasure.request.title'),
    first !== undefined && warning(first),
    facts(
      [t('erasure.request.person'), request.person.getEntity().name],
      [t('erasure.request.speaksFor'), formatList([...spokenFor], format)],
      [t('erasure.request.asked'), formatMoment(askedAt, format)],
      [t('erasure.request.decision'), decision == null ? undefined : t(`personalData.value.${decision}`)],
      [t('erasure.request.decidedBy'), decidedBy?.getEntity().name],
      [t('erasure.request.decidedAt'), decidedAt == null ? undefined : formatMoment(decidedAt, format)],
      [t('erasure.request.reason'), reason ?? undefined],
      [t('erasure.request.erased'), erasedAt == null ? undefined : formatMoment(erasedAt, format)],
    ),
    decidedAt == null && text(t('erasure.request.means')),
    decidedAt == null && quiet(t('erasure.request.notes')),
    decidedAt == null &&
      buttons(
        button(t('erasure.request.grant'), 'erasure.grant', of, {
          style: 'danger',
          confirm: {
            title: t('erasure.request.grantTitle'),
            text: t('erasure.request.grantText', { name: request.person.getEntity().name }),
            yes: t('erasure.request.grantYes'),
            no: t('erasure.request.grantNo'),
          },
        }),
        button(t('erasure.request.refuse'), 'erasure.refuse', of),
      ),
  );
}

/** Asks why, before a request is refused. */
export function refuseForm(request: ErasureRequest, t: Translate): Form {
  return {
    id: 'erasure.refuse',
    title: t('erasure.refuse.title'),
    submitLabel: t('erasure.refuse.submit'),
    intro: t('erasure.refuse.intro', { name: request.person.getEntity().name }),
    fields: [
      {
        kind: 'longText',
        name: 'reason',
        label: t('erasure.refuse.reason'),
        hint: t('erasure.refuse.reasonHint'),
        required: true,
        maxLength: longestReason,
      },
    ],
    carried: { request: request.id },
  };
}

/** What the person who asked is told. */
export function decidedCard({ decision, reason }: ErasureRequest, { t, workspace }: Viewer): Card {
  return decision === 'granted'
    ? card(
        t('erasure.decided.granted'),
        text(t('erasure.decided.grantedText', { workspace: workspace.name })),
      )
    : card(
        t('erasure.decided.refused'),
        text(t('erasure.decided.reason', { reason: reason ?? '' })),
        quiet(t('erasure.decided.appeal')),
      );
}

/** A request that is not there. */
export function goneCard(t: Translate): Card {
  return card(t('erasure.request.title'), text(t('erasure.gone')));
}
