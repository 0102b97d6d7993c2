import { html, type SafeHtml } from '@remix-run/html-template';
import type { DateTime } from 'luxon';
import { type FormatContext, formatLongDay, formatMoment } from '#src/locales/format.ts';
import { isKey } from '#src/locales/translate.ts';
import type { Sending, Talk, Visitor } from '../history/store.ts';
import { deliveriesUrl, renderFrame } from './frame.ts';
import { type PageContext, renderPage } from './layout.ts';

const statuses = ['failed', 'waiting', 'sending', 'sent', 'cancelled'] as const;

/** Longer lists of recipients are folded. */
const recipientsUnfolded = 6;

/** What was sent to whom, and what became of it. */
export function renderDeliveries(
  visitor: Visitor,
  talks: readonly Talk[],
  sendings: readonly Sending[],
  now: DateTime,
  context: PageContext,
): string {
  const { t } = context;
  const url = deliveriesUrl(visitor);
  const format = { language: context.language, zone: visitor.zone, now };
  const main = html`<main id="sendings" class="sendings">
      <h1>${t('chat.deliveries.title')}</h1>
      <p class="lead">${sendings.length === 0 ? t('chat.deliveries.none') : t('chat.deliveries.intro')}</p>
      ${sendings.map((sending) => renderSending(sending, format, context))}
    </main>
    <div hx-get="${url}" hx-trigger="changed from:#live, every 3s" hx-target="#sendings" hx-select="#sendings"
      hx-swap="outerMorph show:none"></div>`;
  return renderPage(
    {
      title: t('chat.deliveries.title'),
      visitor,
      kind: 'plain',
      body: renderFrame(visitor, talks, url, main, context),
    },
    context,
  );
}

function renderSending(sending: Sending, format: FormatContext, context: PageContext): SafeHtml {
  const { t } = context;
  const { about, message, counts, deliveries } = sending;
  const id = `sending-${about.id}-${message.replaceAll('.', '-')}`;
  const all = statuses.reduce((sum, status) => sum + counts[status], 0);
  return html`<section class="card" id="${id}">
    <h2 dir="auto">${nameOf(message, about, format, context)}</h2>
    <p class="counts">
      ${statuses
        .filter((status) => counts[status] > 0)
        .map(
          (status) =>
            html`<span class="fate ${status}">${t(`chat.deliveries.count.${status}`, { count: counts[status] })}</span> `,
        )}
    </p>
    <details ${deliveries.length <= recipientsUnfolded ? html`open` : ''}>
      <summary>${t('chat.deliveries.recipients')}</summary>
      <ul>
        ${deliveries.map(
          (delivery) => html`<li>
            <span class="name" dir="auto">${delivery.to}</span>
            <span class="fate ${delivery.status}">${t(`chat.deliveries.status.${delivery.status}`)}</span>
            <span class="detail">${detailOf(delivery, format, context)}</span>
          </li>`,
        )}
        ${all > deliveries.length ? html`<li class="detail">${t('chat.deliveries.more', { count: all - deliveries.length })}</li>` : ''}
      </ul>
    </details>
  </section>`;
}

/** In the language of whoever looks, not as one recipient got it. */
function nameOf(
  message: string,
  { name: title, week }: Sending['about'],
  format: FormatContext,
  { t }: PageContext,
): string {
  const key = `chat.deliveries.messages.${message}`;
  const name = isKey(key) ? t(key) : t('chat.deliveries.message');
  const about = title ?? (week === undefined ? undefined : formatLongDay(week, format));
  return about === undefined ? name : t('chat.deliveries.about', { name, about });
}

function detailOf(
  { status, at, reason }: Sending['deliveries'][number],
  format: FormatContext,
  { t }: PageContext,
): string {
  switch (status) {
    case 'sent':
      return formatMoment(at, format);
    case 'waiting':
      return t('chat.deliveries.until', { when: formatMoment(at, format) });
    case 'failed': {
      const key = `deliveries.reasons.${reason ?? ''}`;
      return isKey(key) ? t(key) : t('deliveries.reasons.other', { code: reason ?? '' });
    }
    case 'sending':
    case 'cancelled':
      return '';
  }
}
