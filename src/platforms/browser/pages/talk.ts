import { html, type SafeHtml } from '@remix-run/html-template';
import type { DateTime } from 'luxon';
import { type RenderContext, renderCard, renderForm } from '#src/html/render.ts';
import { type FormatContext, formatLongDay, formatRelativeDay, formatTime } from '#src/locales/format.ts';
import { type Key, type Translate, translator } from '#src/locales/translate.ts';
import type { ShownMessage, Talk, Visitor } from '../history/store.ts';
import { renderFrame, seesDeliveries, talkUrl } from './frame.ts';
import { avatar, logo, type PageContext, renderPage } from './layout.ts';

/** What a conversation's page shows. */
export interface TalkPage {
  readonly visitor: Visitor;
  readonly talks: readonly Talk[];
  readonly talk: Talk;
  readonly messages: readonly ShownMessage[];
  readonly now: DateTime;
  /** How addresses of our own begin in what was sent. */
  readonly publicUrl: string;
  /** The message that came of what was just sent: a form in it gets the keyboard. */
  readonly fresh?: string | undefined;
  /** What the text box is filled with. */
  readonly text?: string | undefined;
  /** The text box was sent empty. */
  readonly empty: boolean;
}

/** Forms are sent in place when there is JavaScript: the answer is the same page, of which this part is taken. */
const inPlace = html`hx-boost='{"target":"#talk","select":"#talk","swap":"outerMorph show:none","push":false}'`;

/** A conversation: its messages as a log, and the text box. */
export function renderTalk(page: TalkPage, context: PageContext): string {
  const { visitor, talks, talk } = page;
  const { t } = context;
  const url = talkUrl(visitor, talk);
  const title = talk.kind === 'direct' ? t('chat.talk.direct') : `# ${talk.name}`;
  const main = html`<main id="talk" class="talk">
      <h1 class="${talk.kind === 'direct' ? 'hidden' : ''}" dir="auto">${title}</h1>
      <div class="scroll" tabindex="0" role="log" aria-live="polite" aria-label="${t('chat.talk.log')}">
        <div class="log">
          ${page.messages.length === 0 ? start(page, url, context) : messages(page, url, context)}
        </div>
      </div>
      ${composer(page, url, context)}
    </main>
    <div hx-get="${url}" hx-trigger="changed from:#live" hx-target="#talk" hx-select="#talk" hx-swap="outerMorph show:none"></div>`;
  return renderPage(
    { title, visitor, kind: 'window', body: renderFrame(visitor, talks, url, main, context) },
    context,
  );
}

function messages(
  { messages: all, now, visitor, fresh, publicUrl }: TalkPage,
  url: string,
  context: PageContext,
): SafeHtml[] {
  const format = { language: context.language, zone: visitor.zone, now };
  const dayOf = ({ at }: ShownMessage) => at.setZone(visitor.zone).toISODate();
  return all.map((message, index) => {
    const before = all[index - 1];
    const newDay = before === undefined || dayOf(before) !== dayOf(message);
    return html`${newDay ? html`<p class="day"><span>${dayName(message.at, format)}</span></p>` : ''}
    ${renderMessage(message, { visitor, url, publicUrl, format, fresh: message.id === fresh }, context)}`;
  });
}

function dayName(at: DateTime, format: FormatContext): string {
  const days = format.now
    .setZone(format.zone)
    .startOf('day')
    .diff(at.setZone(format.zone).startOf('day'), 'days').days;
  return days <= 1 ? formatRelativeDay(at, format) : formatLongDay(at, format);
}

interface MessageContext {
  readonly visitor: Visitor;
  readonly url: string;
  readonly publicUrl: string;
  readonly format: FormatContext;
  readonly fresh: boolean;
}

function renderMessage(
  message: ShownMessage,
  given: MessageContext,
  { t, nonce, language }: PageContext,
): SafeHtml {
  const { id, author, onlyYou, at } = message;
  const mine = author?.id === given.visitor.id;
  const name = author === undefined ? t('chat.talk.bryggan') : mine ? t('chat.talk.you') : author.name;
  const render: RenderContext = {
    t: translator(message.language),
    action: given.url,
    id: `m-${id}`,
    hidden: { page: nonce, message: id },
    formAttributes: inPlace,
    lookUp: `/chat/${encodeURIComponent(given.visitor.externalId)}/search`,
    focus: given.fresh,
    publicUrl: given.publicUrl,
  };
  return html`<article id="message-${id}" class="${author === undefined ? 'bot' : mine ? 'mine' : 'other'}"
    aria-labelledby="by-${id}" ${given.fresh ? html`data-fresh` : ''}>
    ${author === undefined ? html`<span class="avatar bot" aria-hidden="true">${logo}</span>` : mine ? '' : avatar(author.name)}
    <div class="said">
      <p class="by" id="by-${id}">
        <span class="name" dir="auto">${name}</span>
        <time datetime="${at.toISO() ?? ''}">${formatTime(at, given.format)}</time>
        ${onlyYou ? html`<span class="only-you">${eye} ${t('chat.talk.onlyYou')}</span>` : ''}
      </p>
      <div ${message.language === language || author !== undefined ? '' : html`lang="${message.language}"`}>
        ${renderContent(message, render)}
      </div>
    </div>
  </article>`;
}

function renderContent({ content }: ShownMessage, render: RenderContext): SafeHtml {
  switch (content.kind) {
    case 'text':
      return html`<p class="bubble" dir="auto">${content.text}</p>`;
    case 'card':
      return renderCard(content.card, render);
    case 'form':
      return html`<div class="card">${renderForm(content, render)}</div>`;
  }
}

function start({ visitor, talk }: TalkPage, url: string, { t }: PageContext): SafeHtml {
  const kind = talk.kind === 'channel' ? 'channel' : seesDeliveries(visitor) ? 'staff' : 'guest';
  const examples = {
    staff: ['chat.start.contact', 'chat.start.match', 'chat.start.meeting'],
    guest: ['chat.start.meetings', 'chat.start.surveys', 'chat.start.help'],
    channel: ['chat.start.hello', 'chat.start.mention', 'chat.start.digest'],
  } as const satisfies Record<string, readonly Key[]>;
  const name = kind === 'channel' ? `# ${talk.name}` : (visitor.name.split(' ')[0] ?? visitor.name);
  return html`<div class="start">
    ${logo}
    <h2 dir="auto">${t(`chat.start.${kind}Title`, { name })}</h2>
    <p>${t(`chat.start.${kind}`)}</p>
    <form class="examples" method="get" action="${url}" ${inPlace} aria-label="${t('chat.start.examples')}">
      ${examples[kind].map((key) => html`<button name="text" value="${t(key)}">${t(key)}</button>`)}
    </form>
  </div>`;
}

function composer(
  { visitor, talk, text, empty }: TalkPage,
  url: string,
  { t, nonce }: PageContext,
): SafeHtml {
  const name = talk.kind === 'direct' ? t('chat.nav.direct') : `# ${talk.name}`;
  const hint =
    talk.kind === 'channel'
      ? t('chat.talk.channelHint')
      : seesDeliveries(visitor)
        ? t('chat.talk.directHint')
        : t('chat.talk.guestHint');
  return html`<form id="composer" class="composer" method="post" action="${url}" enctype="multipart/form-data" novalidate ${inPlace}>
    <input type="hidden" name="page" value="${nonce}" />
    <input type="hidden" name="act" value="say" />
    <label class="hidden" for="box">${t('chat.talk.box', { name })}</label>
    <p class="error" id="box-error" role="alert">${empty ? t('chat.talk.empty') : ''}</p>
    <p class="error" id="box-failed" role="alert" data-text="${t('chat.talk.failed')}" hx-morph-skip></p>
    <div class="line">
      <textarea id="box" name="text" rows="1" dir="auto" enterkeyhint="send" autocomplete="off"
        placeholder="${t('chat.talk.box', { name })}" aria-describedby="box-error box-hint"
        ${empty ? html`aria-invalid="true"` : ''} ${empty || text !== undefined ? html`autofocus` : ''}>
${text ?? ''}</textarea>
      <button class="primary send">${plane}<span>${t('chat.talk.send')}</span></button>
    </div>
    ${talk.kind === 'direct' && seesDeliveries(visitor) ? fileField(t) : ''}
    <p class="hint" id="box-hint">${hint}</p>
    <noscript><a href="${url}">${t('chat.page.reload')}</a></noscript>
  </form>`;
}

function fileField(t: Translate): SafeHtml {
  return html`<p class="attach">
    <label for="file">${t('chat.talk.file')}</label>
    <input id="file" type="file" name="file" accept=".csv,.tsv,.txt,.xlsx" aria-describedby="file-hint" />
    <span class="hidden" id="file-hint">${t('chat.talk.fileHint')}</span>
  </p>`;
}

const eye = html`<svg class="eye" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
  <path d="M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5Z" fill="none" stroke="currentColor" stroke-width="1.6" />
  <circle cx="10" cy="10" r="2.4" fill="currentColor" />
</svg>`;

const plane = html`<svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
  <path d="M3 10 17 3l-3.6 14-3.6-5.4L3 10Zm6.8 1.6L17 3" fill="none" stroke="currentColor" stroke-width="1.8"
    stroke-linejoin="round" />
</svg>`;
