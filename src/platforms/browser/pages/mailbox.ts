import { html } from '@remix-run/html-template';
import type { DateTime } from 'luxon';
import { formatMoment } from '#src/locales/format.ts';
import type { ShownMailbox } from '../history/store.ts';
import { type PageContext, renderPage } from './layout.ts';

/** What would lie in somebody's mailbox, newest first. */
export function renderMailbox(
  personId: string,
  { name, mails }: ShownMailbox,
  given: { readonly now: DateTime; readonly zone: string },
  context: PageContext,
): string {
  const { t, language } = context;
  const title = t('chat.mail.title', { name });
  return renderPage(
    {
      title,
      kind: 'plain',
      switchTo: mailboxUrl(personId),
      body: html`<main class="sendings">
        <h1 dir="auto">${title}</h1>
        <p class="lead">${mails.length === 0 ? t('chat.mail.none') : t('chat.mail.intro')}</p>
        ${mails.map(
          ({ id, subject, address, text, at }) => html`<section class="card">
            <h2 dir="auto">${subject}</h2>
            <p class="detail">${t('chat.mail.to', { address, when: formatMoment(at, { language, ...given }) })}</p>
            <p><a class="button" href="${mailboxUrl(personId)}/${id}" aria-label="${t('chat.mail.openNamed', { subject })}">${t('chat.mail.open')}</a></p>
            <details>
              <summary>${t('chat.mail.text')}</summary>
              <p class="text" dir="auto">${text}</p>
            </details>
          </section>`,
        )}
      </main>`,
    },
    context,
  );
}

/** Where somebody's mail is shown. */
export function mailboxUrl(personId: string): string {
  return `/mail/${encodeURIComponent(personId)}`;
}
