import { html, type SafeHtml } from '@remix-run/html-template';
import type { Language } from '#src/conversation/answer.ts';
import type { Button } from '#src/conversation/elements/button.ts';
import type { CardElement, ListItem } from '#src/conversation/elements/card.ts';
import type { Letter, LetterPart } from '#src/conversation/messenger.ts';
import { type Translate, translator } from '#src/locales/translate.ts';
import type { LetterLinks } from './letter-links.ts';
import { previewOf } from './render-text.ts';

// Mail programs drop style sheets, and some know only tables: every element carries its own style.
const ink = '#1b2a31';
const quiet = '#50616a';
const water = '#0b5563';
const styles = {
  body: 'margin:0;padding:0;background-color:#f5f2ea;',
  hidden:
    'display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:#f5f2ea;',
  font: `font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:1.5;color:${ink};`,
  brand: `padding:4px 4px 12px;font-weight:bold;color:${water};`,
  card: 'background-color:#ffffff;border:1px solid #dfd9cb;border-radius:12px;padding:22px 24px 20px;',
  h1: `margin:0 0 12px;font-size:22px;line-height:1.3;color:${ink};`,
  h2: `margin:16px 0 6px;font-size:17px;line-height:1.3;color:${ink};`,
  text: 'margin:0 0 14px;white-space:pre-line;',
  quiet: `margin:0 0 14px;white-space:pre-line;font-size:15px;color:${quiet};`,
  warning:
    'margin:0 0 14px;white-space:pre-line;padding:10px 12px;background-color:#fdf1d3;border-left:4px solid #c58a10;',
  fact: `padding:2px 16px 2px 0;vertical-align:top;color:${quiet};font-weight:normal;text-align:left;`,
  value: 'padding:2px 0;vertical-align:top;white-space:pre-line;',
  item: 'padding:8px 0;border-top:1px solid #dfd9cb;',
  buttons: 'margin:0 0 8px;',
  button: `display:inline-block;margin:0 8px 8px 0;padding:11px 22px;border:2px solid ${water};border-radius:9px;background-color:${water};color:#ffffff;font-weight:bold;text-decoration:none;`,
  chosen: `display:inline-block;margin:0 8px 8px 0;padding:11px 22px;border:2px solid ${water};border-radius:9px;background-color:#dcecee;color:${ink};font-weight:bold;text-decoration:none;`,
  foot: `padding:14px 4px 4px;font-size:14px;line-height:1.5;color:${quiet};`,
  link: `color:${water};`,
} as const;

interface MailContext {
  readonly t: Translate;
  readonly links: LetterLinks;
  readonly part: LetterPart;
}

/** A mail as HTML: tables and inline styles, nothing fetched from anywhere, links instead of buttons. */
export function renderHtml(letter: Letter, subject: string, language: Language, links: LetterLinks): string {
  const t = translator(language);
  return `<!doctype html>${html`<html lang="${language}" dir="ltr">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light" />
<title>${subject}</title>
</head>
<body style="${styles.body}">
<div style="${styles.hidden}">${previewOf(letter)}${filler}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:16px 10px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;${styles.font}">
<tr><td style="${styles.brand}">${t('mail.brand', { workspace: letter.workspace.name })}</td></tr>
${letter.parts.map((part) => html`<tr><td style="padding:0 0 14px;"><div style="${styles.card}">${renderPart({ t, links, part })}</div></td></tr>`)}
<tr><td style="${styles.foot}" dir="auto">${footer(letter, links, t)}</td></tr>
</table>
</td></tr></table>
</body>
</html>`}`;
}

/** Keeps what comes after the preview line out of it. */
const filler = '\u00a0\u200c'.repeat(60);

function renderPart(context: MailContext): SafeHtml {
  const { part, t, links } = context;
  const { card } = part;
  const answerable = card.elements.some(({ kind }) => kind === 'buttons' || kind === 'input');
  return html`<h1 style="${styles.h1}" dir="auto">${card.title}</h1>
${card.elements.map((element) => renderElement(element, context))}
${answerable ? '' : html`<p style="${styles.quiet}"><a href="${links.open(part)}" style="${styles.link}">${t('mail.open')}</a></p>`}`;
}

function renderElement(element: CardElement, context: MailContext): SafeHtml {
  const { t, links, part } = context;
  switch (element.kind) {
    case 'text': {
      const style = element.tone === 'normal' ? styles.text : styles[element.tone];
      return html`<p style="${style}" dir="auto">${element.text}</p>`;
    }
    case 'facts':
      return html`<table cellpadding="0" cellspacing="0" border="0" style="margin:0 0 14px;">
${element.facts.map(
  ({ label, value }) =>
    html`<tr><th scope="row" style="${styles.fact}" dir="auto">${label}</th><td style="${styles.value}" dir="auto">${value}</td></tr>`,
)}
</table>`;
    case 'list':
      return html`${element.title === undefined ? '' : html`<h2 style="${styles.h2}" dir="auto">${element.title}</h2>`}
${element.items.map((item) => renderItem(item, context))}`;
    case 'image':
      return html`<p style="${styles.text}" dir="auto">${element.alt}</p>`;
    case 'file':
      return html`<p style="${styles.text}" dir="auto">${element.name}</p>`;
    case 'buttons':
      return renderButtons(element.buttons, context);
    case 'input':
      return html`<p style="${styles.quiet}" dir="auto">${element.field.label} <a href="${links.press(part, element.submit)}" style="${styles.link}">${t('mail.fill')}</a></p>`;
  }
}

function renderItem({ text, detail, buttons }: ListItem, context: MailContext): SafeHtml {
  return html`<div style="${styles.item}"><div dir="auto">${text}</div>
${detail === undefined ? '' : html`<div style="${styles.quiet}" dir="auto">${detail}</div>`}
${buttons === undefined || buttons.length === 0 ? '' : renderButtons(buttons, context)}</div>`;
}

function renderButtons(buttons: readonly Button[], { part, links }: MailContext): SafeHtml {
  return html`<div style="${styles.buttons}">
${buttons.map((button) => {
  if (button.kind === 'link') {
    return html`<a href="${safeUrl(button.url)}" style="${styles.button}" dir="auto">${button.label}</a>`;
  }
  const { chosen, label } = button;
  return html`<a href="${links.press(part, button)}" style="${chosen ? styles.chosen : styles.button}" dir="auto">${chosen ? '✓ ' : ''}${label}</a>`;
})}
</div>`;
}

function footer({ person, workspace, notice }: Letter, links: LetterLinks, t: Translate): SafeHtml {
  const link = (url: string, label: string) => html`<a href="${url}" style="${styles.link}">${label}</a>`;
  return html`<p style="margin:0 0 10px;">${t('mail.whose', { name: person.name, workspace: workspace.name })}</p>
${notice === undefined ? '' : html`<p style="margin:0 0 10px;white-space:pre-line;">${notice}</p>`}
<p style="margin:0;">${link(links.pause, t('mail.pause'))} &nbsp; ${link(links.accessibility, t('link.accessibility.link'))}</p>`;
}

function safeUrl(url: string): string {
  return /^(?:https?:\/\/|mailto:|tel:)/iu.test(url) ? url : '#';
}
