import type { Context } from '#src/conversation/declarations/context.ts';
import { type Card, card, text } from '#src/conversation/elements/card.ts';
import { formatFor, formatMoment } from '#src/locales/format.ts';
import { allowedAt } from '#src/outbox/allowed-at.ts';
import { surveyAsk } from './messages.ts';

/** After sending: to how many, when if not now, and that a card comes which counts the answers. */
export function sentCard(people: number, questions: number, given: Context): Card {
  const { t, workspace, now } = given;
  const goesOutAt = allowedAt(now, { workspace, urgency: surveyAsk.urgency, audience: 'representative' });
  const when = formatMoment(goesOutAt, formatFor(given));
  return card(
    t(questions === 1 ? 'surveys.sent.poll' : 'surveys.sent.survey', { count: people }),
    goesOutAt > now && text(t('surveys.sent.later', { when })),
    text(t('surveys.sent.text')),
  );
}
