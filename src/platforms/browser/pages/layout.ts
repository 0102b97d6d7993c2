import { html, type SafeHtml } from '@remix-run/html-template';
import { type Language, wholeLanguages } from '#src/conversation/answer.ts';
import { type Translate, translator } from '#src/locales/translate.ts';
import { styleSheets } from '../assets.ts';
import type { Visitor } from '../history/store.ts';

/** The name of something as it stands on a page, with the texts of its language. */
export interface PageContext {
  readonly language: Language;
  readonly t: Translate;
  /** Fresh for each page; whatever is posted from it carries it. */
  readonly nonce: string;
}

/** The context of a page in one language; the page itself is in Swedish where not all of it is written in theirs. */
export function pageContext(wanted: Language, nonce: string): PageContext {
  const language = wholeLanguages.find((one) => one === wanted) ?? 'sv';
  return { language, t: translator(language), nonce };
}

/** `open` is left as it is when the page is brought up to date: what somebody has unfolded stays unfolded. */
const htmxConfig = JSON.stringify({
  includeIndicatorCSS: false,
  history: false,
  morphIgnore: ['data-htmx-powered', 'open'],
});

interface Page {
  readonly title: string;
  readonly visitor?: Visitor;
  /** The language switch of a page without a visitor leads here. */
  readonly switchTo?: string;
  readonly body: SafeHtml;
  /** A `window` fills the screen and scrolls inside. */
  readonly kind: 'plain' | 'window';
}

/** A whole page: head, header with person and language, and the body. */
export function renderPage({ title, visitor, switchTo, body, kind }: Page, context: PageContext): string {
  const { t, language } = context;
  return `<!doctype html>${html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
      <meta name="color-scheme" content="light dark" />
      <meta name="htmx-config" content="${htmxConfig}" />
      <title>${title === t('chat.page.title') ? title : `${title} – ${t('chat.page.title')}`}</title>
      <link rel="icon" href="/chat-assets/icon.svg" type="image/svg+xml" />
      ${styleSheets.map((name) => html`<link rel="stylesheet" href="/chat-assets/${name}" />`)}
      <script src="/chat-assets/chat.js" defer></script>
    </head>
    <body class="${kind}">
      ${kind === 'window' ? html`<a class="skip" href="#box">${t('chat.page.skip')}</a>` : ''}
      <header>
        <a class="brand" href="/" aria-label="${t('chat.page.home')}">${logo}<span>${t('chat.page.title')}</span></a>
        <div class="who">
          ${visitor === undefined ? '' : you(visitor, context)}
          ${visitor === undefined ? languageLink(switchTo, context) : languageForm(visitor, context)}
        </div>
      </header>
      ${body}
    </body>
  </html>`}`;
}

function you(visitor: Visitor, { t }: PageContext): SafeHtml {
  return html`<a class="you" href="/" title="${t('chat.who.change')}">
    ${avatar(visitor.name)}
    <span class="name"><span class="hidden">${t('chat.who.you', { name: '' })}</span>${visitor.name}</span>
    <span class="change">${t('chat.who.change')}</span>
  </a>`;
}

function languageForm(visitor: Visitor, { t, language, nonce }: PageContext): SafeHtml {
  const other = otherLanguage(language);
  return html`<form method="post" action="/chat/${encodeURIComponent(visitor.externalId)}/language">
    <input type="hidden" name="page" value="${nonce}" />
    <button class="language" name="language" value="${other}" lang="${other}">${t('chat.language.other')}</button>
  </form>`;
}

function languageLink(switchTo: string | undefined, { t, language }: PageContext): SafeHtml | '' {
  const other = otherLanguage(language);
  return switchTo === undefined
    ? ''
    : html`<a class="button language" href="${switchTo}?language=${other}" lang="${other}">${t('chat.language.other')}</a>`;
}

function otherLanguage(language: Language): Language {
  return language === 'sv' ? 'en' : 'sv';
}

/** A round mark with somebody's initials; its colour follows from the name. */
export function avatar(name: string): SafeHtml {
  const initials = name
    .split(/\s+/u)
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('');
  const hue = [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) % 6;
  return html`<span class="avatar hue-${hue}" aria-hidden="true">${initials}</span>`;
}

/** A bridge over water. */
export const logo: SafeHtml = html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <path d="M3 20C7 11 25 11 29 20" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" />
  <path d="M10 14.6V20M16 13.3V20M22 14.6V20M2 20H30" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
  <path d="M4 25.5c2 1.6 4 1.6 6 0s4-1.6 6 0 4 1.6 6 0 4-1.6 6 0" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" opacity=".55" />
</svg>`;
