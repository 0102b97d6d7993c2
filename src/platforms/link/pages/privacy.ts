import { html, type SafeHtml } from '@remix-run/html-template';
import type { Key } from '#src/locales/translate.ts';
import { languageLinks, type PageContext, renderPage } from './layout.ts';

/** Where the page is; the app package of Teams leads there too. */
export const privacyPath = '/integritet';

/** Where to complain about how personal data is treated: GDPR, article 77. */
const complaints = 'https://www.imy.se/';

/**
 * What is kept about people, who sees it and what they can do. What the municipality decides – for how long, on which
 * basis – it tells of itself: this page says whom to ask.
 */
export function renderPrivacy(address: string | undefined, context: PageContext): string {
  const { t } = context;
  const list = (...keys: readonly Key[]): SafeHtml =>
    html`<ul class="points">${keys.map((key) => html`<li>${t(key)}</li>`)}</ul>`;
  return renderPage(
    {
      title: t('link.privacy.title'),
      languages: languageLinks('', context.language),
      body: html`<main class="page">
        <h1>${t('link.privacy.title')}</h1>
        <p>${t('link.privacy.intro')}</p>
        <h2>${t('link.privacy.kept.title')}</h2>
        ${list('link.privacy.kept.who', 'link.privacy.kept.account', 'link.privacy.kept.answers', 'link.privacy.kept.notes')}
        <h2>${t('link.privacy.notKept.title')}</h2>
        ${list('link.privacy.notKept.numbers', 'link.privacy.notKept.chat', 'link.privacy.notKept.anonymous', 'link.privacy.notKept.cookies')}
        <h2>${t('link.privacy.seen.title')}</h2>
        ${list('link.privacy.seen.staff', 'link.privacy.seen.public', 'link.privacy.seen.carriers')}
        <h2>${t('link.privacy.can.title')}</h2>
        ${list('link.privacy.can.see', 'link.privacy.can.pause', 'link.privacy.can.ask')}
        ${address === undefined ? '' : html`<p><a href="mailto:${address}">${t('link.privacy.can.mail', { address })}</a></p>`}
        <p><a href="${complaints}" rel="noreferrer">${t('link.privacy.can.complain')}</a></p>
      </main>`,
    },
    context,
  );
}
