import { html, type SafeHtml } from '@remix-run/html-template';
import type { Language } from '#src/conversation/answer.ts';
import type { Button } from '#src/conversation/elements/button.ts';
import type { CardElement, ListItem } from '#src/conversation/elements/card.ts';
import type { Letter, LetterPart } from '#src/conversation/messenger.ts';
import { type Translate, translator } from '#src/locales/translate.ts';
import type { LetterLinks } from './letter-links.ts';
import { type MailStyles, stylesFor } from './mail-styles.ts';
import { previewOf } from './render-text.ts';

interface MailContext {
  readonly t: Translate;
  readonly styles: MailStyles;
  readonly links: LetterLinks;
  readonly part: LetterPart;
}

/** A mail as HTML: tables and inline styles, nothing fetched from anywhere, links instead of buttons. */
export function renderHtml(letter: Letter, subject: string, language: Language, links: LetterLinks): string {
  const t = translator(language);
  const direction = t('language.direction');
  const styles = stylesFor(direction);
  return `<!doctype html>${html`<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="color-scheme" content="light" />
<title>${subject}</title>
</head>
<body style="${styles.body}">
<div style="${styles.hidden}">${previewOf(letter, t)}${filler}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:16px 10px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;${styles.font}">
<tr><td style="${styles.brand}" dir="auto">${t('mail.brand', { workspace: letter.workspace.name })}</td></tr>
${letter.together === undefined ? '' : html`<tr><td style="${styles.foot}" dir="auto">${letter.together}</td></tr>`}
${letter.parts.map((part) => html`<tr><td style="padding:0 0 14px;"><div style="${styles.card}">${renderPart({ t, styles, links, part })}</div></td></tr>`)}
<tr><td style="${styles.foot}">${footer(letter, { t, styles, links })}</td></tr>
</table>
</td></tr></table>
</body>
</html>`}`;
}

/** Keeps what comes after the preview line out of it. */
const filler = '\u00a0\u200c'.repeat(60);

function renderPart(context: MailContext): SafeHtml {
  const { part, t, styles, links } = context;
  const { card } = part;
  const answerable = card.elements.some(({ kind }) => kind === 'buttons' || kind === 'input');
  return html`<h1 style="${styles.h1}" dir="auto">${card.title}</h1>
${card.elements.map((element) => renderElement(element, context))}
${answerable ? '' : html`<p style="${styles.quiet}"><a href="${links.open(part)}" style="${styles.link}">${t('mail.open')}</a></p>`}`;
}

function renderElement(element: CardElement, context: MailContext): SafeHtml {
  const { t, styles, links, part } = context;
  switch (element.kind) {
    case 'text': {
      const style = element.tone === 'normal' ? styles.text : styles[element.tone];
      return html`<p style="${style}" dir="auto">${element.text}</p>`;
    }
    case 'facts':
      return html`<table cellpadding="0" cellspacing="0" border="0" style="${styles.facts}">
${element.facts.map(
  ({ label, value }) =>
    html`<tr><th scope="row" style="${styles.fact}" dir="auto">${label}</th><td style="${styles.value}" dir="auto">${value}</td></tr>`,
)}
</table>`;
    case 'list':
      return html`${element.title === undefined ? '' : html`<h2 style="${styles.h2}" dir="auto">${element.title}</h2>`}
<div style="${styles.list}">${element.items.map((item) => renderItem(item, context))}</div>`;
    case 'image':
      return html`<p style="${styles.text}" dir="auto">${element.alt}</p>`;
    case 'file':
      return html`<p style="${styles.text}" dir="auto">${element.name}</p>`;
    case 'buttons':
      return renderButtons(element.buttons, context);
    case 'input':
      return html`<p style="${styles.text}" dir="auto">${element.fields.map(({ label }) => label).join(' ')} <a href="${links.press(part, element.submit)}" style="${styles.link}">${t('mail.fill')}</a></p>`;
  }
}

function renderItem({ text, detail, buttons }: ListItem, context: MailContext): SafeHtml {
  const { styles } = context;
  return html`<div style="${styles.item}"><div dir="auto">${text}</div>
${detail === undefined ? '' : html`<div style="${styles.quiet}" dir="auto">${detail}</div>`}
${buttons === undefined || buttons.length === 0 ? '' : renderButtons(buttons, context)}</div>`;
}

/** Figures on a scale have so many characters at most. */
const longestStep = 2;

function renderButtons(buttons: readonly Button[], { part, links, styles }: MailContext): SafeHtml {
  return html`<div style="${styles.buttons}">
${buttons.map((button) => {
  if (button.kind === 'link') {
    return html`<a href="${safeUrl(button.url)}" style="${styles.button}" dir="auto">${button.label}</a>`;
  }
  const { chosen, label } = button;
  const step = label.length <= longestStep ? styles.step : '';
  return html`<a href="${links.press(part, button)}" style="${chosen ? styles.chosen : styles.button}${step}" dir="auto">${chosen ? '✓ ' : ''}${label}</a>`;
})}
</div>`;
}

function footer(
  { person, workspace, notice }: Letter,
  { t, styles, links }: Omit<MailContext, 'part'>,
): SafeHtml {
  const link = (url: string, label: string) => html`<a href="${url}" style="${styles.link}">${label}</a>`;
  return html`<p style="margin:0 0 10px;" dir="auto">${t('mail.whose', { name: person.name, workspace: workspace.name })}</p>
${notice === undefined ? '' : html`<p style="margin:0 0 10px;" dir="auto">${notice} ${link(links.personalData, t('mail.personalData'))}</p>`}
<p style="margin:0;">${link(links.pause, t('mail.pause'))} &nbsp; ${link(links.accessibility, t('link.accessibility.link'))}</p>`;
}

function safeUrl(url: string): string {
  return /^(?:https?:\/\/|mailto:|tel:)/iu.test(url) ? url : '#';
}
