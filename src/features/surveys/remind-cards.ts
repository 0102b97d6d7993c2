import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, facts, quiet, text, warning } from '#src/conversation/elements/card.ts';
import { formatCount, formatFor, formatMoment } from '#src/locales/format.ts';
import type { Remindable } from './remind.ts';

/** Whom a reminder would reach, before it goes. `first` is told before all else. */
export function remindPreviewCard(
  found: Extract<Remindable, { ok: true }>,
  viewer: Viewer,
  first?: string,
): Card {
  const { t } = viewer;
  const { people } = found;
  const some = (count: number) => (count === 0 ? undefined : formatCount(count, viewer));
  return card(
    t('surveys.remind.title', { title: found.survey.title }),
    first !== undefined && warning(first),
    facts(
      [t('surveys.remind.reached'), t('surveys.remind.people', { count: people })],
      [t('surveys.remind.organisations'), some(found.survey.anonymous ? 0 : found.organisations)],
      [t('surveys.remind.waiting'), some(found.waiting)],
      [t('surveys.remind.paused'), some(found.paused)],
    ),
    buttons(
      button(
        t('surveys.remind.send', { count: people }),
        'survey.remind',
        { survey: found.survey.id, people },
        {
          style: 'primary',
          confirm: {
            title: t('surveys.remind.confirmTitle'),
            text: t('surveys.remind.confirmText', { count: people }),
            yes: t('surveys.remind.yes'),
            no: t('surveys.send.no'),
          },
        },
      ),
    ),
    quiet(t('surveys.remind.limits')),
  );
}

/** After the press: how many it goes to. */
export function remindedCard(count: number, { t }: Viewer): Card {
  return card(t('surveys.remind.sentTitle', { count }), text(t('surveys.remind.limits')));
}

/** Why nobody is reminded now. */
export function notRemindedCard(found: Extract<Remindable, { ok: false }>, viewer: Viewer): Card {
  const { t } = viewer;
  return card(
    t('surveys.remind.noneTitle'),
    text(
      found.reason === 'today'
        ? t('surveys.remind.refused.today', { when: formatMoment(found.again, formatFor(viewer)) })
        : t(`surveys.remind.refused.${found.reason}`),
    ),
  );
}
