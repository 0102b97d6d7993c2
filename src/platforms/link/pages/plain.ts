import { html } from '@remix-run/html-template';
import { DateTime } from 'luxon';
import { formatDate } from '#src/locales/format.ts';
import type { Key } from '#src/locales/translate.ts';
import { languageLinks, type PageContext, renderPage } from './layout.ts';

/** A page that says why a link does not work and what to do. It tells nothing about what the link was. */
export function renderTrouble(
  key: Key,
  context: PageContext,
  values: Readonly<Record<string, string>> = {},
): string {
  const { t } = context;
  return renderPage(
    {
      title: t('link.trouble.title'),
      languages: languageLinks('', context.language),
      body: html`<main class="page">
        <h1>${t('link.trouble.title')}</h1>
        <p>${t(key, values)}</p>
      </main>`,
    },
    context,
  );
}

/** Where to complain about accessibility, https://www.digg.se/tdosanmalan by the Swedish act 2018:1937. */
const complaints = 'https://www.digg.se/tdosanmalan';

/** When the pages were last looked at against the act, and the statement with them. To be changed with every look. */
const assessedOn = DateTime.utc(2026, 11, 22);

/**
 * The accessibility statement: who answers for the pages, whether they conform, what does not, how and when that was
 * found out, how to tell or ask for it in another way, and where to complain (13 § of the act; (EU) 2018/1523).
 */
export function renderAccessibility(address: string | undefined, context: PageContext): string {
  const { t } = context;
  return renderPage(
    {
      title: t('link.accessibility.title'),
      languages: languageLinks('', context.language),
      body: html`<main class="page">
        <h1>${t('link.accessibility.title')}</h1>
        <p>${t('link.accessibility.intro')}</p>
        <h2>${t('link.accessibility.status.title')}</h2>
        <p>${t('link.accessibility.status.text')}</p>
        <p>${t('link.accessibility.status.how')}</p>
        <h2>${t('link.accessibility.lacking.title')}</h2>
        <p>${t('link.accessibility.lacking.text')}</p>
        <h2>${t('link.accessibility.tell.title')}</h2>
        <p>${t('link.accessibility.tell.text')}</p>
        <p>${t('link.accessibility.tell.other')}</p>
        ${address === undefined ? '' : html`<p><a href="mailto:${address}">${t('link.accessibility.tell.mail', { address })}</a></p>`}
        <h2>${t('link.accessibility.complain.title')}</h2>
        <p>${t('link.accessibility.complain.text')}</p>
        <p><a href="${complaints}" rel="noreferrer">${t('link.accessibility.complain.link')}</a></p>
        <h2>${t('link.accessibility.tested.title')}</h2>
        <p>${t('link.accessibility.tested.text', { date: formatDate(assessedOn, context.language) })}</p>
      </main>`,
    },
    context,
  );
}
