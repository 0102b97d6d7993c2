import type { Viewer } from '#src/conversation/declarations/context.ts';
import { button } from '#src/conversation/elements/button.ts';
import { buttons, type Card, card, text, warning } from '#src/conversation/elements/card.ts';
import type { Tellable, Telling } from './tell.ts';

/** The message as it will be read, and how many it goes to, before anything is sent. `first` is told before all else. */
export function tellPreviewCard(
  message: Card,
  { survey, people }: Extract<Tellable, { ok: true }>,
  telling: Telling,
  viewer: Viewer,
  first?: string,
): Card {
  const { t } = viewer;
  return card(
    t('surveys.tell.title', { count: people }),
    first !== undefined && warning(first),
    text(message.title),
    ...message.elements.filter(({ kind }) => kind !== 'buttons'),
    buttons(
      button(
        t('surveys.tell.send', { count: people }),
        'survey.tell',
        { survey: survey.id, telling, people },
        {
          style: 'primary',
          confirm: {
            title: t('surveys.tell.confirmTitle'),
            text: t('surveys.send.confirmText', { count: people }),
            yes: t('surveys.send.yes'),
            no: t('surveys.send.no'),
          },
        },
      ),
      telling === 'ledTo' && button(t('surveys.ledTo.change'), 'survey.writeLedTo', { survey: survey.id }),
    ),
  );
}

/** After the press. */
export function tellSentCard(count: number, { t }: Viewer): Card {
  return card(t('surveys.tell.sentTitle', { count }), text(t('surveys.remind.limits')));
}

/** Why nothing is told. */
export function notToldCard({ reason }: Extract<Tellable, { ok: false }>, { t }: Viewer): Card {
  return card(t('surveys.tell.noneTitle'), text(t(`surveys.tell.refused.${reason}`)));
}
