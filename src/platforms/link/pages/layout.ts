import { html, type SafeHtml } from '@remix-run/html-template';
import { type Language, languages } from '#src/conversation/answer.ts';
import { type Translate, translator } from '#src/locales/translate.ts';

/** For whom a page is written. */
export interface PageContext {
  readonly language: Language;
  readonly t: Translate;
}

/** The texts of a page in one language. */
export function pageContext(language: Language): PageContext {
  return { language, t: translator(language) };
}

interface Page {
  readonly title: string;
  /** What turns the page to each other language. */
  readonly languages: SafeHtml | SafeHtml[];
  readonly body: SafeHtml;
}

/** Every language but the one that a page is in, as `write` shows it. */
export function inOthers(language: Language, write: (one: Language, name: SafeHtml) => SafeHtml): SafeHtml[] {
  return languages
    .filter((one) => one !== language)
    .map((one) => write(one, html`<bdi>${translator(one)('language.name')}</bdi>`));
}

/** Links to the same page in each other language, which begins with `url`. */
export function languageLinks(url: string, language: Language): SafeHtml[] {
  return inOthers(
    language,
    (one, name) => html`<a href="${url}?lang=${one}" lang="${one}" hreflang="${one}">${name}</a>`,
  );
}

/** A whole page. It needs one style sheet and nothing else. */
export function renderPage({ title, languages, body }: Page, { language, t }: PageContext): string {
  return `<!doctype html>${html`<html lang="${language}" dir="${t('language.direction')}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="color-scheme" content="light dark" />
      <title>${title} – ${t('link.brand')}</title>
      <link rel="icon" href="data:," />
      <link rel="stylesheet" href="/a/style.css" />
    </head>
    <body>
      <header>
        <p class="brand">${logo}${t('link.brand')}</p>
        <nav aria-label="${t('link.language.label')}">
          ${languages}
        </nav>
      </header>
      ${body}
      <footer>
        <a href="/tillganglighet?lang=${language}">${t('link.accessibility.link')}</a>
        <a href="/integritet?lang=${language}">${t('link.privacy.link')}</a>
      </footer>
    </body>
  </html>`}`;
}

/** A bridge over water. */
const logo = html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path d="M3 20C7 11 25 11 29 20" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" />
  <path d="M10 14.6V20M16 13.3V20M22 14.6V20M2 20H30" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
</svg>`;
