import { html, type SafeHtml } from '@remix-run/html-template';
import type { Talk, Visitor } from '../history/store.ts';
import { logo, type PageContext } from './layout.ts';

/** The address of a conversation. */
export function talkUrl(visitor: Visitor, talk: Talk): string {
  const base = `/chat/${encodeURIComponent(visitor.externalId)}`;
  return talk.kind === 'direct'
    ? base
    : `${base}/channel/${encodeURIComponent(talk.reference.replace(/^channel:/u, ''))}`;
}

/** The address of the list of what was sent. */
export function deliveriesUrl(visitor: Visitor): string {
  return `/chat/${encodeURIComponent(visitor.externalId)}/deliveries`;
}

/** Whether somebody may see what was sent to whom. */
export function seesDeliveries({ roles }: Visitor): boolean {
  return roles.some((role) => role !== 'representative');
}

/** A page beside the list of conversations. `current` is the address of what is shown. */
export function renderFrame(
  visitor: Visitor,
  talks: readonly Talk[],
  current: string,
  main: SafeHtml,
  { t }: PageContext,
): SafeHtml {
  const base = `/chat/${encodeURIComponent(visitor.externalId)}`;
  return html`<div class="frame">
    <nav aria-label="${t('chat.nav.label')}">
      <ul>
        ${talks.map((talk) => {
          const url = talkUrl(visitor, talk);
          return navItem(
            url,
            url === current,
            talk.kind === 'direct'
              ? html`${logo}<span>${t('chat.nav.direct')}</span>`
              : html`<span class="sign" aria-hidden="true">#</span><span dir="auto">${talk.name}</span>`,
          );
        })}
        ${
          seesDeliveries(visitor)
            ? navItem(
                deliveriesUrl(visitor),
                deliveriesUrl(visitor) === current,
                html`${tray}<span>${t('chat.nav.deliveries')}</span>`,
              )
            : ''
        }
      </ul>
    </nav>
    ${main}
    <div id="live" hx-sse:connect="${base}/live" hx-swap="none" hidden></div>
  </div>`;
}

function navItem(url: string, current: boolean, label: SafeHtml): SafeHtml {
  return html`<li><a href="${url}" ${current ? html`aria-current="page"` : ''}>${label}</a></li>`;
}

const tray = html`<svg class="sign" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
  <path d="M17 3 9.5 10.5M17 3l-4.8 14-2.7-6.5L3 7.8 17 3Z" fill="none" stroke="currentColor" stroke-width="1.6"
    stroke-linejoin="round" stroke-linecap="round" />
</svg>`;
