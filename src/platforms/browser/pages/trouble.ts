import { html } from '@remix-run/html-template';
import type { Key } from '#src/locales/translate.ts';
import { type PageContext, renderPage } from './layout.ts';

/** A page that says what went wrong and what to do. */
export function renderTrouble(key: Key, context: PageContext, values: Record<string, string> = {}): string {
  const { t } = context;
  return renderPage(
    {
      title: t('chat.trouble.title'),
      kind: 'plain',
      body: html`<main class="people">
        <h1>${t('chat.trouble.title')}</h1>
        <p class="lead">${t(key, values)}</p>
        <p><a class="button" href="/">${t('chat.trouble.back')}</a></p>
      </main>`,
    },
    context,
  );
}
